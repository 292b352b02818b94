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
import io.github.camelfilehosts.contract.HealthCheckContract;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

class HealthCheckTest extends AlfaFileTestSupport implements HealthCheckContract {

    @Override
    public AlfaFileComponent newComponent() {
        return timed(new AlfaFileComponent());
    }

    /** AlfaFile documents no limit. */
    @Test
    void byDefaultThereIsNoBudget() throws Exception {
        addRoute();
        succeed("direct:account", null);

        assertThat(probe().getDetails()).doesNotContainKey("requestsLeft");
    }

    @Test
    void downAsLongAsTheServiceAsksToWait() {
        SERVER.failNext("user/login", 401, "Frequent logins. Please wait 20 sec", 1);
        failure(AuthenticationFailedException.class, "alfafile:userInfo?maxWait=0", null);

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getDetails()).containsEntry("refusedUntil", "2026-01-15T12:00:20Z");
    }

    @Test
    void downAfterARefusedTokenUntilItIsTakenAgain() {
        withoutAccount();
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
}
