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
package io.github.camelfilehosts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.http.CallContext;
import io.github.camelfilehosts.http.Results;
import io.github.camelfilehosts.test.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private record Inner(String a) {}

    private record Sample(Long size, Boolean flag, String name, Inner inner) {}

    private final CallContext context = new RecordingSleeper().context(Duration.ZERO);

    private static Sample read(String json) throws JsonProcessingException {
        return Json.MAPPER.readValue(json, Sample.class);
    }

    @Test
    void takesNumbersAsTextAndTheOtherWayRound() throws Exception {
        assertThat(read("{\"size\":\"12\",\"name\":5}")).isEqualTo(new Sample(12L, null, "5", null));
        assertThat(read("{\"size\":9007199254740993}").size()).isEqualTo(9007199254740993L);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "1, true",
        "'\"1\"', true",
        "'\"true\"', true",
        "'\"Yes\"', true",
        "false, false",
        "0, false",
        "'\"0\"', false",
        "'\"no\"', false",
        "'\"\"', ",
        "null, "
    })
    void takesABooleanHoweverPhpWritesIt(String json, Boolean expected) throws Exception {
        assertThat(read("{\"flag\":" + json + "}").flag()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"maybe\"", "2", "{}"})
    void doesNotGuessABoolean(String json) {
        assertThatThrownBy(() -> read("{\"flag\":" + json + "}")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void takesAnEmptyArrayForNoObject() throws Exception {
        assertThat(read("{\"inner\":[]}").inner()).isNull();
    }

    @Test
    void passesOverWhatItDoesNotKnow() throws Exception {
        assertThat(read("{\"new\":{\"a\":[1]},\"name\":\"x\"}").name()).isEqualTo("x");
    }

    @Test
    void aResultThatIsNoRecordIsUnexpectedAndSaysOfWhat() {
        for (Object wrong : new Object[] {Map.of("size", "huge"), 5, new int[] {1, 2}}) {
            assertThatThrownBy(() -> Results.read(Json.MAPPER.valueToTree(wrong), Sample.class, "file/info", context))
                    .isInstanceOf(UnexpectedResponseException.class)
                    .hasMessageContaining("file/info")
                    .hasMessageContaining("Sample");
        }
    }

    @Test
    void aMissingResultIsUnexpectedToo() throws Exception {
        for (String none : new String[] {"{}", "{\"a\":null}", "{\"a\":[]}"}) {
            assertThatThrownBy(() ->
                            Results.read(Json.MAPPER.readTree(none).path("a"), Sample.class, "file/info", context))
                    .isInstanceOf(UnexpectedResponseException.class)
                    .hasMessageContaining("without a Sample");
        }
    }

    @Test
    void anErrorDoesNotQuoteTheAnswer() {
        for (String answer : new String[] {"{'flag':{},'name':'%s'}", "{'size':'%s'}", "'%s'"}) {
            String json = answer.formatted(Secrets.MARK).replace('\'', '"');
            assertThatThrownBy(() -> Results.read(Json.MAPPER.readTree(json), Sample.class, "login", context))
                    .hasMessageContaining("no Sample")
                    .hasStackTraceContaining("login")
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(Secrets.MARK));
        }
        assertThatThrownBy(() -> Results.read(Json.MAPPER.readTree("{\"size\":\"x\"}"), Sample.class, "login", context))
                .hasMessageEndingWith("its size is unusable");
    }

    @Test
    void anErrorNamesTheFieldOfAFieldToo() {
        assertThatThrownBy(() ->
                        Results.read(Json.MAPPER.readTree("{\"inner\":{\"a\":{}}}"), Sample.class, "login", context))
                .hasMessageContaining("its inner.a is unusable");
    }

    @Test
    void halfASurrogatePairBecomesSomethingThatCanBeWritten() throws Exception {
        Sample sample = read("{\"name\":\"a\\ud83d b\\ude00 \\ud83d\\ude00\"}");

        assertThat(sample.name()).isEqualTo("a\uFFFD b\uFFFD \ud83d\ude00");
        assertThat(new ObjectMapper().writeValueAsBytes(sample)).isNotEmpty();
    }

    private record Facts(
            @JsonDeserialize(using = Md5Deserializer.class) String md5,

            @JsonDeserialize(using = UnixTimeDeserializer.class)
            Instant time,

            Long size) {}

    private static Facts facts(String fields) throws JsonProcessingException {
        return Json.MAPPER.readValue("{" + fields + ",\"size\":7}", Facts.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"none\"",
                "\"fafa5efeaf3cbe3b23b2748d13e629a\"",
                "\"gafa5efeaf3cbe3b23b2748d13e629a1\"",
                "5",
                "true",
                "[]",
                "{}"
            })
    void whatIsNoMd5IsNull(String md5) throws Exception {
        assertThat(facts("\"md5\":" + md5)).isEqualTo(new Facts(null, null, 7L));
    }

    @Test
    void anMd5IsInLowerCase() throws Exception {
        assertThat(facts("\"md5\":\"FAFA5EFEAF3CBE3B23B2748D13E629A1\"").md5())
                .isEqualTo("fafa5efeaf3cbe3b23b2748d13e629a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"soon\"",
                "1.5",
                "31556889864403200",
                "123456789012345678901234567890",
                "\"+1000000001-01-01T00:00:00Z\"",
                "[1]",
                "{\"size\":8}"
            })
    void whatIsNoTimeIsNullAndTheRestIsStillRead(String time) throws Exception {
        assertThat(facts("\"time\":" + time)).isEqualTo(new Facts(null, null, 7L));
    }
}
