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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.contract.AccountHealthContract;
import java.time.Instant;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

class AccountHealthTest extends AlfaFileTestSupport implements AccountHealthContract {

    @Override
    public AlfaFileComponent newComponent() {
        return timed(new AlfaFileComponent());
    }

    @Override
    public void says(Instant premiumUntil, long trafficLeft, long storageLeft) {
        answer(
                "user/info",
                ("{\"response\":{\"user\":{\"is_premium\":true,\"premium_end_time\":%d,\"traffic\":{\"total\":%d,\"left\":%d},"
                                + "\"storage\":{\"total\":%d,\"left\":%d}}},\"status\":200,\"details\":null}")
                        .formatted(premiumUntil.getEpochSecond(), TOTAL, trafficLeft, TOTAL, storageLeft));
    }

    @Test
    void noPremiumAccountIsTrouble() throws Exception {
        SERVER.premium(false);
        addRoute();

        await().until(() -> probe().getState() == State.DOWN);
        assertThat(probe().getMessage().orElseThrow()).contains("it is not a premium account");
    }
}
