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
package io.github.camelfilehosts.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.004S, 1 s",
        "PT1.046S, 1 s",
        "PT59S, 59 s",
        "PT15M, 15 min",
        "PT25H30M, 25 h 30 min",
        "PT, PT",
        "PT99999999999999999999S, PT99999999999999999999S",
        "APT5S, APT5S"
    })
    void timesAreWrittenAsPeopleDo(String iso, String read) {
        assertThat(Readable.message("again in " + iso + ", retry 1")).isEqualTo("again in " + read + ", retry 1");
    }

    @Test
    void nothingTurnsOrBreaksTheLine() {
        assertThat(Readable.name("a\u202Eb\nc\u0000d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(Readable.name("Vår 👩‍👩‍👧 الصحراء")).isEqualTo("Vår 👩‍👩‍👧 الصحراء");
        assertThat(Readable.name(null)).isNull();
    }
}
