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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.internal.session.Accounts;
import io.github.camelfilehosts.test.Secrets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An application that serves many tenants sees accounts come and go. */
class IdleAccountsTest extends FileFactoryTestSupport {

    private static final String KEY = "key" + Secrets.MARK;
    private static final String PASSWORD = "password" + Secrets.MARK;

    private void useAccountOf(String tenant) {
        SERVER.account(tenant, PASSWORD, KEY);
        succeed(uri(tenant), null);
    }

    private static String uri(String tenant) {
        return "filefactory:getMemberInfo?email=" + tenant + "&password=" + PASSWORD + "&authKey=" + KEY;
    }

    private int accounts() {
        return context.getCamelContextExtension()
                .getContextPlugin(Accounts.class)
                .all()
                .size();
    }

    @Test
    void accountsThatNobodyUsesForAnHourGo() {
        for (int i = 0; i < 200; i++) {
            useAccountOf("tenant" + i);
        }
        assertThat(accounts()).isEqualTo(200);

        time.advance(Duration.ofMinutes(61));
        useAccountOf("another");

        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void oneThatComesBackLogsInAgain() {
        useAccountOf("tenant");
        time.advance(Duration.ofMinutes(61));
        useAccountOf("another");

        useAccountOf("tenant");

        assertThat(accounts()).isEqualTo(2);
        assertThat(SERVER.logins()).isEqualTo(3);
    }

    @Test
    void aRefusedLoginIsRememberedHoweverLongItIsAgo() {
        SERVER.account("tenant", "other" + Secrets.MARK, KEY);
        assertThat(failure(uri("tenant"), null)).isInstanceOf(AuthenticationFailedException.class);
        time.advance(Duration.ofDays(2));
        useAccountOf("another");

        assertThat(failure(uri("tenant"), null)).hasMessageContaining("no login is tried");
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(2);
    }
}
