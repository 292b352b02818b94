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
package io.github.camelfilehosts.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitHintTest {

    @ParameterizedTest
    @CsvSource({
        "Delay between downloads must be not less than 60 minutes. Try again in 51 minutes., PT51M",
        "Frequent logins. Please wait 20 sec, PT20S",
        "TRY AGAIN IN 1 MINUTE, PT1M",
        "wait 2hours, PT2H",
        "try again in 0 seconds, PT0S"
    })
    void findsTheWait(String text, Duration wait) {
        assertThat(WaitHint.in(text)).isEqualTo(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Conflict. File temporarily unavailable.",
                "Delay between downloads must be not less than 60 minutes.",
                "try again in 99999999999999999999 minutes",
                "try again in some minutes"
            })
    void findsNoneWhereNoneIs(String text) {
        assertThat(WaitHint.in(text)).isNull();
    }
}
