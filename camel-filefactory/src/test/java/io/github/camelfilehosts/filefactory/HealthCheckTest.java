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

import io.github.camelfilehosts.contract.HealthCheckContract;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckTest extends FileFactoryTestSupport implements HealthCheckContract {

    @Override
    protected void configure(FileFactoryConfiguration options) {
        options.setRequestsPerHour(5000);
    }

    @Test
    void whatIsLeftOfTheBudgetIsTold() throws Exception {
        addRoute();
        succeed("direct:account", null);
        SERVER.expireSessions();

        for (int i = 0; i < 100; i++) {
            assertThat(probe().getDetails()).containsEntry("requestsLeft", 998L);
        }
    }

    @Test
    void upWhenTheSessionHasDiedOfIdleness() throws Exception {
        addRoute();
        succeed("direct:account", null);
        time.advance(Duration.ofMinutes(16));

        HealthCheck.Result result = probe();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails()).containsEntry("session", false);
    }

    /** All but that of a wrong password. */
    @ParameterizedTest
    @ValueSource(ints = {702, 707, 719})
    void downAfterARefusalWithAnotherCode(int code) throws Exception {
        downAfterARefusedLogin(code);
    }

    @Test
    void downUntilALoginMayBeTriedAgain() throws Exception {
        addRoute();
        SERVER.failNext("getSessionKey", 705, 1);
        failure("direct:account", null);

        time.advance(Duration.ofMinutes(14));
        assertThat(probe().getState()).isEqualTo(State.DOWN);
        assertThat(probe().getDetails())
                .containsEntry("refusalCode", 705)
                .containsEntry("refusedUntil", "2026-01-15T12:15:00Z");

        time.advance(Duration.ofMinutes(1));
        assertThat(probe().getState()).isEqualTo(State.UP);
        assertThat(probe().getDetails()).doesNotContainKeys("refusal", "refusalCode", "refusedUntil");
        assertThat(SERVER.calls()).hasSize(1);
    }
}
