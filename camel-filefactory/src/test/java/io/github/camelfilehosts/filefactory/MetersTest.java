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

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.contract.MetersContract;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class MetersTest extends FileFactoryTestSupport implements MetersContract {

    @Test
    void theDelayOfAFreeLinkIsAWait() throws Exception {
        SERVER.addFile("free", "f.bin", CONTENT).linkType("free").delay(45);
        try (InputStream in =
                result(HostedFile.class, "filefactory:download", "free").open()) {
            in.readAllBytes();
        }

        assertThat(count("waits", "reason", "free-link")).isEqualTo(1);
        assertThat(context()
                        .getRegistry()
                        .lookupByNameAndType("meters", MeterRegistry.class)
                        .get("camel.filehost.waits")
                        .timer()
                        .totalTime(SECONDS))
                .isEqualTo(45);
    }

    @Test
    void theBudgetIsThatOfTheAccountWithFewestLeft() {
        succeed("filefactory:getMemberInfo?requestsPerHour=100", null);

        // Of the twenty that may go at once, the login has taken one too.
        assertThat(count("budget")).isEqualTo(18);
    }

    @Test
    void whoWaitsForTheBudgetIsTimed() {
        for (int i = 0; i < 3; i++) {
            succeed("filefactory:getMemberInfo?requestsPerHour=10&maxWait=3600000", null);
        }

        assertThat(count("waits", "reason", "budget")).isEqualTo(2);
    }

    @Test
    void aCodeOfTheServiceIsTheOutcome() {
        failure("filefactory:getDownloadLink", "nosuchfile");

        assertThat(count("calls", "method", "getDownloadLink", "outcome", "712"))
                .isEqualTo(1);
    }
}
