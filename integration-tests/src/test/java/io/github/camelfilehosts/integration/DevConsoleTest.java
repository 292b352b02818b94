/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelfilehosts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.contract.AccountsConsole;
import io.github.camelfilehosts.test.Secrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Camel's dev console shows of the accounts of both services. */
class DevConsoleTest extends BothServices {

    private AccountsConsole console;

    @BeforeEach
    void start() {
        context.start();
        console = new AccountsConsole(context);
    }

    @Test
    void theAccountsOfBothServicesAreShownAlike() {
        template.requestBody("alfafile:userInfo?requestsPerHour=100", null, UserInfo.class);
        FILE_FACTORY.failNext("getSessionKey", 705, 1);
        String refusal = template.request("filefactory:getMemberInfo", exchange -> {})
                .getException(AuthenticationFailedException.class)
                .getFailure()
                .message();
        int calls = ALFA_FILE.calls().size() + FILE_FACTORY.calls().size();

        List<Map<String, Object>> accounts = console.accounts();

        assertThat(accounts).hasSize(2);
        assertThat(accounts.get(0))
                .containsEntry("provider", "alfafile")
                .containsEntry("apiUrl", ALFA_FILE.apiUrl())
                .containsEntry("session", true)
                .doesNotContainKeys("refusal", "refusalCode", "refusedUntil")
                .containsKey("requestsLeft");
        assertThat(accounts.get(1))
                .containsEntry("provider", "filefactory")
                .containsEntry("apiUrl", FILE_FACTORY.apiUrl())
                .containsEntry("session", false)
                .containsEntry("refusal", refusal)
                .containsKeys("refusedUntil", "requestsLeft");
        assertThat(((Number) accounts.get(1).get("refusalCode")).intValue()).isEqualTo(705);
        assertThat(console.text().lines())
                .contains("    provider: alfafile", "    session: true")
                .contains("    provider: filefactory", "    session: false", "    refusalCode: 705");
        assertThat(ALFA_FILE.calls().size() + FILE_FACTORY.calls().size()).isEqualTo(calls);
    }

    @Test
    void noSecretIsShown() {
        template.requestBody("alfafile:userInfo", null, UserInfo.class);
        String token = ALFA_FILE.callsOf("user/info").get(0).param("token");
        String key = template.requestBody("filefactory:getSessionKey", null, String.class);

        assertThat(console.accounts()).hasSize(2);
        assertThat(List.of(console.text(), console.json()))
                .allSatisfy(shown -> assertThat(shown)
                        .contains("filefactory", "alfafile")
                        .doesNotContain(ALFA_FILE.password(), token, Secrets.MARK)
                        .doesNotContain(FILE_FACTORY.password(), FILE_FACTORY.authKey(), key)
                        // Nor a digest.
                        .doesNotContainPattern("[0-9a-fA-F]{32}"));
    }
}
