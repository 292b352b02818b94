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
        "try again in 0 seconds, PT0S",
        "Try again in 1 hour 25 minutes., PT1H25M",
        "'Try again in 1 hour, 25 minutes and 3 seconds', PT1H25M3S",
        "Try again in 2 days 3 hours, PT51H",
        "Try again in 1h 25m, PT1H25M",
        "Try again in 1h25m10s, PT1H25M10S",
        "try again in 2 hrs, PT2H",
        "try again in 90 mins., PT90M",
        "Please wait for 5 minute(s), PT5M",
        "Try again after 30 secs, PT30S",
        "try again in 1 day, PT24H",
        "wait 1 hr. 25 min., PT1H25M",
        "Try again in 1 hour & 25 minutes, PT1H25M",
        "Try again in 1h:25m, PT1H25M",
        "Try again in 1\u00a0hour\u00a025\u00a0minutes, PT1H25M",
        "Please wait at least 60 minutes between downloads, PT1H",
        "You need to wait another 10 minutes, PT10M",
        "try again in about 5 minutes, PT5M",
        "Please try again within 5 minutes, PT5M",
        "Retry in 5 minutes, PT5M",
        "retry after 30 seconds, PT30S",
        "Please try in 5 minutes, PT5M",
        "Come back in 2 hours, PT2H",
        "Wait: 20 sec, PT20S",
        "Try again in: 5 minutes, PT5M",
        "Try again in an hour, PT1H",
        "Please wait a minute, PT1M",
        "Try again in one day, PT24H",
        "Try again in 1.5 hours, PT1H30M",
        "Try again in 1 week, PT168H",
        "Try again in 60-minutes, PT1H",
        "Try again in 5 min. 10 minutes are the delay, PT5M",
        "Delay must be 2 hours. Try again in 51 minutes 20 seconds. Or in 3 hours, PT51M20S"
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
                "try again in some minutes",
                "try again in 3 months",
                "try again in 12",
                "Please try again later.",
                "Try again later. 5 minutes are the delay",
                "Please wait a moment",
                "You may try again 3 times",
                "Try again in a month",
                "await 5 minutes"
            })
    void findsNoneWhereNoneIs(String text) {
        assertThat(WaitHint.in(text)).isNull();
    }
}
