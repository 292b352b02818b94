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
package io.github.camelfilehosts.internal.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Marks of other scripts, which stand around links and before them as those of ASCII do, and what that means for a
 * reader of IDs.
 */
public final class ForeignMarks {

    /** By their counterpart, which is two characters too: what opens, and what closes. */
    private static final Map<String, List<String>> PAIRS = Map.of(
            "\"\"",
            List.of(
                    "\uFF02\uFF02",
                    "\u05F4\u05F4",
                    "\u201C\u201D",
                    "\u201E\u201C",
                    "\u201E\u201D",
                    "\u201D\u201D",
                    "\u00AB\u00BB",
                    "\u00BB\u00AB",
                    "\u00BB\u00BB",
                    "\u2039\u203A",
                    "\u203A\u2039",
                    "\u203A\u203A",
                    "\u300C\u300D",
                    "\u300E\u300F",
                    "\u300A\u300B",
                    "\u3008\u3009"),
            "''",
            List.of("\uFF07\uFF07", "\u05F3\u05F3", "\u2018\u2019", "\u201A\u2018"),
            "``",
            List.of("\uFF40\uFF40"),
            "()",
            List.of("\uFF08\uFF09", "\u3010\u3011", "\u3014\u3015", "\uFF3B\uFF3D"),
            "<>",
            List.of("\uFF1C\uFF1E"));

    private static final Map<String, List<String>> NUMBERS = Map.of(
            "1.",
            List.of(
                    "1\uFF0E",
                    "1\u3002",
                    "1\uFF61",
                    "1\u3001",
                    "12\u3001",
                    "\uFF11.",
                    "\uFF11\uFF0E",
                    "\uFF11\u3001",
                    "\u0661."),
            "1)",
            List.of("1\uFF09", "\uFF11\uFF09"),
            "(1)",
            List.of("\uFF081\uFF09", "\u30101\u3011", "\u30141\u3015", "\uFF3B123\uFF3D", "\uFF08\uFF11\uFF09"));

    private ForeignMarks() {}

    /**
     * Asserts that a reader takes each for what its counterpart is.
     *
     * @param reader of texts
     * @param link to a file, without a name
     */
    public static void assertReadAsTheirCounterparts(Function<String, List<String>> reader, String link) {
        for (String text : List.of(
                "%s" + link + "%s",
                "%s" + link + "%s.",
                "%s" + link + "/n/name.zip%s",
                "%s" + link + "/n/name.zip%s,E7",
                "%s" + link + "/n/name.zip%s%1$s" + link + "%2$s",
                "%s" + link + "%sE7",
                "%sGH%s",
                "%sGH%s;%1$sE7%2$s",
                "%sGH",
                "GH%2$s",
                "%1$s%2$s")) {
            PAIRS.forEach((ascii, foreign) -> foreign.forEach(pair -> assertThat(read(reader, around(text, pair)))
                    .as(around(text, pair))
                    .isEqualTo(read(reader, around(text, ascii)))));
        }
        for (String text : List.of(
                "%s" + link,
                "%s " + link,
                "E8\n%s\u3000" + link + "/n/name.zip",
                "%s [name](" + link + ")",
                "%s <" + link + ">")) {
            NUMBERS.forEach((ascii, foreign) -> foreign.forEach(number -> {
                assertThat(read(reader, text.formatted(ascii))).isEmpty();
                assertThat(read(reader, text.formatted(number)))
                        .as(text, number)
                        .isEmpty();
            }));
        }
        assertThat(read(reader, "\u2460" + link)).isEmpty();
        assertThat(read(reader, "1\u3001GH")).containsExactly("1", "GH");
    }

    private static String around(String text, String pair) {
        return text.formatted(pair.substring(0, 1), pair.substring(1));
    }

    /** None if it is refused. */
    private static List<String> read(Function<String, List<String>> reader, String text) {
        try {
            return reader.apply(text);
        } catch (InvalidRequestException e) {
            return List.of();
        }
    }
}
