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
package io.github.camelfilehosts.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnclosedJsonTest {

    private static final String WANTED = "{\"wanted\":{\"a\":[1,\"}{\",{}]}}";
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private static JsonNode find(String text) {
        return EnclosedJson.find(
                text.getBytes(StandardCharsets.UTF_8),
                Json.MAPPER.readerFor(JsonNode.class),
                (JsonNode object) -> object.has("wanted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "\uFEFF",
                "\n\n ",
                "<br />\n<b>Warning</b>: x in <b>/a.php</b> on line <b>7</b><br />\n",
                "PHP Fatal error: Uncaught Exception in /a.php:3\nStack trace:\n#0 {main}( )\n  thrown",
                "#0 [internal function]: {closure}(Object(A), Array)\n#1 {main}\n",
                "<style>body { color: red }</style><script>var a = {b: {}};</script>",
                "{}",
                "{{",
                "{\"",
                "{\"a",
                "{\"a\"",
                "{\"a\":1,",
                "[[[{",
                "{'a': ",
                "{\"a\":\"one quote ",
                "{\"error\":\"deprecated\",\"at\":{\"line\":7}}",
                "{\"a\":1}\n{\"b\":2} and { more }",
                "[{\"a\":1},{\"b\":2}]",
                "{\"a\":NaN}{\"a\":tru}"
            })
    void passesOverWhatStandsBeforeIt(String noise) {
        assertThat(find(noise + WANTED)).hasToString(WANTED);
        assertThat(find(noise + noise + WANTED + noise)).hasToString(WANTED);
    }

    /** As it is written by hand: what is wrong with one value hides nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\tb\"",
                "\"a\nb\"",
                "\"a\u0000b\"",
                "\"it\\'s\"",
                "\"C:\\x\"",
                "007",
                "+7",
                ".5",
                "5.",
                "[1,]",
                "{\"b\":1,}"
            })
    void takesWhatIsNotQuiteJson(String value) {
        String text = "{\"a\":" + value + ",\"wanted\":true,}";

        assertThat(find(text).get("wanted").booleanValue()).isTrue();
        assertThat(find("{\"a\":1}<br />{ \"half\n" + text + "}")).isNotNull();
        assertThat(find(text + WANTED)).hasToString(WANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'wanted':1}",
                "{wanted:1}",
                "{\"wanted\":}",
                "{\"wanted\":1",
                "{\"wanted\" 1}",
                "{\"wanted\":tru}"
            })
    void whatIsFarFromJsonIsNone(String text) {
        assertThat(find(text)).isNull();
    }

    private record Thing(String name, Integer size) {}

    private record Letter(Integer status, Answer<Thing> answer) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'status':1,'answer':{'size':1,'name':'a','size':7},'status':200}",
                "{'status':200,'answer':{'name':'b','size':1,'name':'a','size':7}}",
                "{'answer':[],'status':1,'answer':{'name':'a','size':7},'status':200,'more':{'status':2}}",
                "{'status':1,'answer':[],'status':2,'a':{'status':3}} {'status':200,'answer':{'size':7,'name':'a'}}"
            })
    void ofAFieldThatIsThereTwiceTheLastCounts(String text) {
        Letter letter = EnclosedJson.find(
                text.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                Json.answer(Letter.class),
                (Letter any) -> any.status() != null && any.status() == 200);

        assertThat(letter).isEqualTo(new Letter(200, new Answer<>(new Thing("a", 7), false, null)));
    }

    @Test
    void halfAnObjectWithAFieldTwiceIsNone() {
        byte[] text = "{\"status\":1,\"answer\":[],\"status\":2,\"more\":{".getBytes(StandardCharsets.UTF_8);

        assertThat(EnclosedJson.find(text, Json.answer(Letter.class), (Letter any) -> true))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n<!-- 0.02 s -->", "}", "{", "{\"wanted\":2}", "{\"a\":1}", "\u0000\u0000"})
    void passesOverWhatStandsBehindIt(String noise) {
        assertThat(find(WANTED + noise)).hasToString(WANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"wanted\"",
                "{\"wanted\":1",
                "{\"a\":{\"wanted\":1}}",
                "{\"a\":{\"wanted\":1}",
                "{\"a\":{\"wanted\":1},\"b\":[{\"wanted\":1},",
                "{\"a\":\"{\\\"wanted\\\":1}\"}",
                "{\"a\":\"{\\\"wanted\\\":1}"
            })
    void whatIsPartOfAnotherObjectOrOnlyHalfOfOneIsNone(String text) {
        assertThat(find(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{",
                "{\"",
                "{\"a",
                "{\"a\":",
                "{\"a\":{},",
                "{\"a\":1,{",
                "{\"a\":[",
                "{\"a\":\"\\",
                "[{},",
                "{   "
            })
    void takesNoLongerThanTheTextIsLong(String noise) {
        String text = noise.repeat(LARGEST_ANSWER / noise.length());

        // Looked at anew from each brace on, it would take hours.
        assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> assertThat(find(text)).isNull());
    }

    @Test
    void anObjectOfMillionsOfPartsIsNone() {
        assertThat(find("{\"wanted\":[" + "{},".repeat(LARGEST_ANSWER / 3) + "{}]}"))
                .isNull();
    }
}
