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

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    private static Reply reply(String body) {
        return new Reply(200, "text/html", null, null, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\u00e9\"}",
                "1{\"a\":\"\u00e9\"}",
                "\uFEFF{\"a\":\"\u00e9\"}",
                "\n\n {\"a\":\"\u00e9\"}\n"
            })
    void findsTheJsonWhateverStandsBeforeIt(String body) {
        assertThat(reply(body).json().path("a").asText()).isEqualTo("\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "OK",
                "[1,2]",
                "<html><body>Maintenance</body></html>",
                "<style>body { color: red }</style>",
                "{\"a\":",
                "{\"a\":\"b",
                "{"
            })
    void isNullWhereThereIsNoWholeObject(String body) {
        assertThat(reply(body).json()).isNull();
    }

    @Test
    void takesNumbersAndTextAsTheyCome() {
        assertThat(reply("{\"size\":\"12\",\"n\":12}").json().path("size").asLong())
                .isEqualTo(12);
    }
}
