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
package io.github.camelfilehosts.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes and times as people write them. */
class AmountsTest {

    @ParameterizedTest
    @CsvSource({"0,0 bytes", "1,1 byte", "999,999 bytes", "1500,1.5 kB", "999999,1.0 MB", "2500000000,2.5 GB"})
    void showsSizes(long bytes, String text) {
        assertThat(new Size(bytes)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"100,100", "500k,500000", "1.5GB,1500000000", "2 m,2000000", "1B,1"})
    void readsSizes(String text, long bytes) {
        assertThat(new Size.Converter().convert(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1.056,1.1 s", "42.4,42 s", "60,1 min", "754,12 min 34 s", "7500,2 h 5 min", "180000,2 d 2 h"})
    void showsTimes(double seconds, String text) {
        assertThat(Span.ofSeconds(seconds)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Trying again in PT1.056S.,Trying again in 1.1 s.",
        "not within PT10M (uploadTimeout),not within 10 min (uploadTimeout)",
        "PTS PT PTA.mkv,PTS PT PTA.mkv"
    })
    void showsTheTimesInAText(String text, String shown) {
        assertThat(Span.inText(text)).isEqualTo(shown);
    }

    @Test
    void showsNothingThatSteersATerminal() {
        assertThat(Result.printable("a\u001b[2Jb\u202Ec")).isEqualTo("a?[2Jb?c");
    }
}
