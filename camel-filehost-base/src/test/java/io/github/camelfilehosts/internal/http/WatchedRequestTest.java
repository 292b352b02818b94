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
package io.github.camelfilehosts.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedRequestTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT180S, 1",
        "1024, PT0.5S, 512",
        "1024, PT180S, 184320",
        "2147483647, P365D, 67723044291792000",
    })
    void howMuchMustMoveWithinTheTimeOutHoweverLongAndFast(int minRate, Duration soTimeout, long bytes) {
        Timeouts timeouts = new Timeouts(Duration.ZERO, Duration.ZERO, soTimeout);
        try (Watchdog watchdog = new Watchdog()) {
            WatchedRequest request =
                    WatchedRequest.download(URI.create("http://localhost/a"), watchdog, timeouts, minRate);

            assertThat(request.exchange().quota()).isEqualTo(bytes);
        }
    }
}
