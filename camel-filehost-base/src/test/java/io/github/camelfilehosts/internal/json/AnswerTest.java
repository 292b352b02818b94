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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    private record Thing(String name, long size) {}

    private record Listing(List<String> files, Map<String, Thing> byId) {}

    private record Page(Listing listing, Answer<Thing> inner) {}

    private record Letter<T>(Answer<T> answer, Integer status) {}

    private static <T> Letter<T> letter(Class<T> type, String json) throws JsonProcessingException {
        return Json.answer(Json.MAPPER.getTypeFactory().constructParametricType(Letter.class, type))
                .readValue(json);
    }

    @Test
    void isWhatTheEnvelopeHolds() throws Exception {
        Letter<Thing> letter = letter(Thing.class, "{\"answer\":{\"name\":\"a\",\"size\":\"7\"},\"status\":200}");

        assertThat(letter.answer()).isEqualTo(new Answer<>(new Thing("a", 7), false, null));
        assertThat(letter.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void anEmptyOneIsThereWithoutAValue(String json) throws Exception {
        Letter<Thing> letter = letter(Thing.class, "{\"answer\":" + json + ",\"status\":200}");

        assertThat(letter.answer()).isEqualTo(new Answer<>(null, false, null));
        assertThat(letter.status()).isEqualTo(200);
    }

    @Test
    void isNullWhereTheEnvelopeHasNone() throws Exception {
        assertThat(letter(Thing.class, "{\"status\":200}").answer()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"x\"", "true", "5", "[1]", "[{\"name\":\"a\"},[[]]]"})
    void anotherKindOfJsonIsAnotherAnswer(String json) throws Exception {
        Letter<Thing> letter = letter(Thing.class, "{\"answer\":" + json + ",\"status\":200}");

        assertThat(letter.answer()).isEqualTo(new Answer<>(null, true, null));
        assertThat(letter.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'files':'a'} | files",
                "{'files':{'a':[1,{'b':2}]},'byId':{'x':{}}} | files",
                "{'files':['a'],'byId':[{'name':'x'}]} | byId",
            })
    void aFieldThatMakesItAnotherAnswerIsNamedAndTheRestIsStillRead(String json, String field) throws Exception {
        Letter<Listing> letter =
                letter(Listing.class, ("{'answer':" + json.replace('\'', '"') + ",'status':200}").replace('\'', '"'));

        assertThat(letter.answer()).isEqualTo(new Answer<>(null, true, field));
        assertThat(letter.status()).isEqualTo(200);
    }

    @Test
    void theFieldOfAFieldIsNamedToo() throws Exception {
        assertThat(letter(Page.class, "{\"answer\":{\"listing\":{\"files\":{\"a\":1}}}}")
                        .answer()
                        .unusable())
                .isEqualTo("listing.files");
        assertThat(letter(Thing.class, "{\"answer\":{\"size\":\"many\"}}")
                        .answer()
                        .unusable())
                .isEqualTo("size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\":{\"files\":\"a\",\"byId\":{",
                "{\"answer\":{\"files\":[\"a\",",
                "{\"answer\":{\"files\":[tru]}}",
                "{\"answer\":[",
                "{\"answer\":[{\"a\":"
            })
    void halfAnEnvelopeIsNone(String json) {
        assertThatThrownBy(() -> letter(Listing.class, json)).isInstanceOf(JsonProcessingException.class);
    }
}
