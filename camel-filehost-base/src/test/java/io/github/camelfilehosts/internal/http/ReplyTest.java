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

import static io.github.camelfilehosts.Transports.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    /** Short answers are converted whole, longer ones piece by piece. */
    private static final String LONG_MARGIN = " ".repeat(100_000);

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
        assertThat(json(reply(body)).path("a").asText()).isEqualTo("\u00e9");
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
        assertThat(json(reply(body))).isNull();
    }

    private static Reply reply(String contentType, String body, Charset charset) {
        return new Reply(200, contentType, null, null, body.getBytes(charset));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json; charset=ISO-8859-1, ISO-8859-1",
        "application/json; charset=\"iso-8859-1\", ISO-8859-1",
        "text/html;charset=windows-1252, windows-1252",
        "application/json; Charset=UTF-16, UTF-16",
        "application/json; charset=UTF-16LE, UTF-16LE",
        "application/json; charset=utf-8, UTF-8",
        "application/json; charset=, UTF-8",
        "application/json; charset=utf8mb4, UTF-8",
        "application/json; charset=no such name, UTF-8",
        "application/json; charset=\u00e4?, UTF-8",
        "application/json, UTF-8",
        "nonsense;;=, UTF-8",
        "'', UTF-8",
        ", UTF-8"
    })
    void readsTheCharsetThatTheAnswerNames(String contentType, Charset charset) {
        String object = "{\"name\":\"M\u00fcller.zip\"}";

        for (String body : List.of(object, LONG_MARGIN + object)) {
            assertThat(json(reply(contentType, body, charset)).path("name").asText())
                    .isEqualTo("M\u00fcller.zip");
        }
    }

    @Test
    void bytesThatAreWrongInTheCharsetBecomeReplacementCharacters() {
        String object = "{\"name\":\"M\u00fcller.zip\"}";

        for (String body : List.of(object, LONG_MARGIN + object)) {
            assertThat(json(reply("application/json", body, StandardCharsets.ISO_8859_1))
                            .path("name")
                            .asText())
                    .isEqualTo("M\uFFFDller.zip");
        }
    }

    @Test
    void takesNumbersAndTextAsTheyCome() {
        assertThat(json(reply("{\"size\":\"12\",\"n\":12}")).path("size").asLong())
                .isEqualTo(12);
    }
}
