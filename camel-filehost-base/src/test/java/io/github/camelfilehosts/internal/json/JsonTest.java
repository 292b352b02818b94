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

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelfilehosts.secrets.SuiteLog;
import io.github.camelfilehosts.test.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private record Inner(String a) {}

    private record Sample(Long size, Boolean flag, String name, Inner inner) {}

    private static Sample read(String json) throws JsonProcessingException {
        return Json.answer(Sample.class).readValue(json);
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
    void doesNotGuessABoolean(String json) throws Exception {
        assertThat(read("{\"flag\":" + json + ",\"name\":\"x\"}")).isEqualTo(new Sample(null, null, "x", null));
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "'\"12\"', 12",
        "'\" 12 \"', 12",
        "12.0, 12",
        "'\"12.0\"', 12",
        "1e3, 1000",
        "'\"1E3\"', 1000",
        "0, 0",
        "-0.0, 0",
        "9223372036854775807, 9223372036854775807"
    })
    void takesAWholeNumberHoweverItIsWritten(String json, Long expected) throws Exception {
        assertThat(read("{\"size\":" + json + "}").size()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"inf\"",
                "\"unknown\"",
                "\"n/a\"",
                "\"1,234\"",
                "\"1 000\"",
                "\"12 MB\"",
                "\"0x10\"",
                "true",
                "false",
                "NaN",
                "-Infinity",
                "1.5",
                "\"1.5\"",
                "1e400",
                "-1e1000000000",
                "100000000000000000000",
                "\"100000000000000000000\"",
                "9223372036854775808",
                "-1",
                "\"-1\"",
                "[]",
                "[7]",
                "[[7]]",
                "{}",
                "{\"a\":[{\"size\":8}]}",
                "\"\"",
                "\" \"",
                "null"
            })
    void whatIsNoSizeIsNullAndTheRestIsStillRead(String json) throws Exception {
        String answer = "{\"size\":" + json + ",\"flag\":true,\"name\":\"x\"}";

        assertThat(read(answer)).isEqualTo(new Sample(null, true, "x", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "[\"x\"]", "{\"name\":\"x\"}", "null"})
    void whatIsNoTextIsNull(String json) throws Exception {
        assertThat(read("{\"name\":" + json + ",\"size\":7}")).isEqualTo(new Sample(7L, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "true", "\"x\"", "\"\"", "\" \"", "[]", "[{}]", "[[1],{\"a\":2}]", "null"})
    void whatIsNoRecordInARecordIsNull(String json) throws Exception {
        assertThat(read("{\"inner\":" + json + ",\"size\":7}")).isEqualTo(new Sample(7L, null, null, null));
    }

    private enum Colour {
        @JsonAlias("1")
        RED,
        GREEN
    }

    private record Painted(Colour colour, String name) {}

    @ParameterizedTest
    @CsvSource({
        "'\"RED\"', RED",
        "'\"red\"', RED",
        "'\"1\"', RED",
        "1, RED",
        "'\"Green\"', GREEN",
        "0, ",
        "'\"blue\"', ",
        "100000000000000000000, ",
        "'{}', ",
        "'[1]', ",
        "true, "
    })
    void takesAConstantByNameOrAliasAndNoOther(String json, Colour expected) throws Exception {
        assertThat(Json.answer(Painted.class).<Painted>readValue("{\"colour\":" + json + ",\"name\":\"x\"}"))
                .isEqualTo(new Painted(expected, "x"));
    }

    private record Listing(List<String> files, Map<String, Inner> byId, int number) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"files\":\"a\"}",
                "{\"files\":{\"0\":\"a\"}}",
                "{\"byId\":[{\"a\":\"x\"}]}",
                "{\"byId\":\"x\"}",
                "{\"byId\":false}",
                "{\"number\":\"x\"}"
            })
    void whatTheAnswerIsAboutIsNotTakenForNothing(String json) {
        assertThatThrownBy(() -> Json.answer(Listing.class).readValue(json))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void anEntryThatCannotBeReadLeavesTheOthers() throws Exception {
        assertThat(Json.answer(Listing.class)
                        .<Listing>readValue("{\"byId\":{\"x\":{\"a\":\"1\"},\"y\":false,\"z\":{\"a\":\"2\"}}}")
                        .byId())
                .containsEntry("x", new Inner("1"))
                .containsEntry("y", null)
                .containsEntry("z", new Inner("2"));
    }

    private record Unreadable(Long onlyHereSize, Map<String, Inner> onlyHereFiles) {}

    @Test
    void whatCannotBeReadIsNamedAtDebugWithoutItsValue() throws Exception {
        Json.answer(Unreadable.class)
                .readValue("{'onlyHereSize':'%1$s','onlyHereFiles':{'%1$s':'%1$s'}}"
                        .formatted(Secrets.MARK)
                        .replace('\'', '"'));

        // That nothing in it is a secret is what NoSecretsInLogTest sees.
        assertThat(SuiteLog.LOG)
                .content()
                .containsPattern(
                        "DEBUG io\\.github\\.camelfilehosts\\.internal\\.json\\S* - onlyHereSize cannot be read")
                .contains("a Inner cannot be read");
    }

    @Test
    void ourOwnFilesAreReadStrictly() {
        for (String odd : new String[] {"\"x\"", "-5", "1.5", "true", "{}"}) {
            assertThatThrownBy(() -> Json.MAPPER.readValue("{\"size\":" + odd + "}", Sample.class))
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void takesAnEmptyArrayForNoObject() throws Exception {
        assertThat(read("{\"inner\":[]}").inner()).isNull();
    }

    @Test
    void passesOverWhatItDoesNotKnow() throws Exception {
        assertThat(read("{\"new\":{\"a\":[1]},\"name\":\"x\"}").name()).isEqualTo("x");
    }

    private record Said(
            @JsonDeserialize(using = TextDeserializer.class) String what) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Wrong name\" | Wrong name",
                "[\"Wrong name\",\"Wrong size\"] | Wrong name; Wrong size",
                "{\"name\":\"Wrong name\",\"size\":[\"Wrong size\",7]} | Wrong name; Wrong size; 7",
                "[] | ''",
                "null | ''"
            })
    void aMessageIsAllThatItSays(String json, String text) throws Exception {
        assertThat(Json.answer(Said.class).<Said>readValue("{\"what\":" + json + "}"))
                .isEqualTo(new Said(text));
    }

    @Test
    void halfASurrogatePairBecomesSomethingThatCanBeWritten() throws Exception {
        Sample sample = read("{\"name\":\"a\\ud83d b\\ude00 \\ud83d\\ude00\"}");

        assertThat(sample.name()).isEqualTo("a\uFFFD b\uFFFD \ud83d\ude00");
        assertThat(new ObjectMapper().writeValueAsBytes(sample)).isNotEmpty();
    }

    /** A record is logged as often as its JSON is parsed. */
    @Test
    void whatOneDoesNotSeeIsEscapedAndMeansTheSame() throws Exception {
        Map<String, String> facts = Map.of("name", "a\u001B[31m\u007F\u009B\u2028\u202Eb\"\\\u00E9\uD83D\uDE00");

        String json = Json.MAPPER.writeValueAsString(facts);

        assertThat(json)
                .isEqualTo("{\"name\":\"a\\u001B[31m\\u007F\\u009B\\u2028\\u202Eb\\\"\\\\\u00E9\uD83D\uDE00\"}");
        assertThat(new String(Json.MAPPER.writeValueAsBytes(facts), StandardCharsets.UTF_8))
                .startsWith("{\"name\":\"a\\u001B[31m\\u007F\\u009B\\u2028\\u202Eb\\\"\\\\\u00E9");
        assertThat(Json.MAPPER.readValue(json, Map.class)).isEqualTo(facts);
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(facts), Map.class))
                .isEqualTo(facts);
    }

    private record Facts(
            @JsonDeserialize(using = Md5Deserializer.class) String md5,

            @JsonDeserialize(using = UnixTimeDeserializer.class)
            Instant time,

            Long size) {}

    private static Facts facts(String fields) throws JsonProcessingException {
        return Json.answer(Facts.class).readValue("{" + fields + ",\"size\":7}");
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
                "0",
                "-1",
                "\"0\"",
                "\"0000-00-00 00:00:00\"",
                "false",
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
