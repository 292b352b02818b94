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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import java.time.Instant;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a probe hears of the account, and that it costs nothing. */
class HealthCheckTest extends AlfaFileTestSupport {

    @BeforeEach
    void enableProducerChecks() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    @Test
    void upWithASession() {
        result(UserInfo.class, "alfafile:userInfo", null);
        int calls = SERVER.calls().size();

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getCheck().getId()).startsWith("producer:alfafile-");
        assertThat(result.getDetails())
                .containsEntry("operation", "userInfo")
                .containsEntry("provider", "alfafile")
                .containsEntry("apiUrl", SERVER.apiUrl())
                .containsEntry("session", true)
                .containsEntry("callsInFlight", 0)
                // AlfaFile documents no limit, so there is no budget.
                .doesNotContainKey("requestsLeft");
        assertThat(SERVER.calls()).hasSize(calls);
    }

    @Test
    void downAfterARefusedLogin() {
        SERVER.account(SERVER.login(), "another");
        String thrown = failure(AuthenticationFailedException.class, "alfafile:userInfo", null)
                .getFailure()
                .message();

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage()).hasValue(thrown);
        assertThat(result.getDetails())
                .containsEntry("session", false)
                .containsEntry("refusalCode", 401)
                .doesNotContainKey("refusedUntil");
        assertThat(result.getMessage() + " " + result.getDetails())
                .doesNotContain(component.getConfiguration().getPassword());
        assertThat(SERVER.calls()).hasSize(1);
    }

    @Test
    void downAsLongAsTheServiceAsksToWait() {
        Instant before = Instant.now();
        SERVER.failNext("user/login", 401, "Frequent logins. Please wait 20 sec", 1);
        failure(AuthenticationFailedException.class, "alfafile:userInfo?maxWait=0", null);

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        Instant until = Instant.parse(result.getDetails().get("refusedUntil").toString());
        assertThat(until).isBetween(before.plusSeconds(20), Instant.now().plusSeconds(20));
    }

    @Test
    void downAfterARefusedTokenUntilItIsTakenAgain() {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setToken(SERVER.token());
        SERVER.failNext("user/info", 401, "Token expired", 1);
        failure(AuthenticationFailedException.class, "alfafile:userInfo", null);

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("401", "Token expired", "valid token");
        assertThat(result.getMessage() + " " + result.getDetails()).doesNotContain(SERVER.token());

        result(UserInfo.class, "alfafile:userInfo", null);
        assertThat(probe().getState()).isEqualTo(State.UP);
    }

    private HealthCheck.Result probe() {
        List<HealthCheck> checks = HealthCheckHelper.getHealthCheckRepository(context, "producers").stream()
                .toList();
        assertThat(checks).hasSize(1);
        return checks.get(0).call();
    }
}
