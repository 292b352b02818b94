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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was pasted is what is asked for, and nothing else ever is. */
@Timeout(60)
class IdReaderTest {

    private static final IdReader READER = new IdReader("host\\.example", "(?:file|stream|share/++[0-9a-f]{32})");

    private static final List<String> SPACES = List.of(
            " ", "\t", "\n", "\r\n", "\r", "\u000B", "\f", "\u0085", "\u00A0", "\u1680", "\u180E", "\u2002", "\u2009",
            "\u2007", "\u202F", "\u205F", "\u3000", "\u2028", "\u2029", "\u200B", "\u2060", "\uFEFF", ", ", " ;\n");

    private static final List<String> COMMAS = List.of(",", ";", ",,", ";,", "\uFF0C", "\u3001", "\u200C", "\u200D");

    private static final List<String> IDS = List.of("GH", "E7", "x", "5f4q8kq909ch", "1000", "Z".repeat(64));

    private static final List<String> WITHOUT_NAME = List.of(
            "%s",
            "https://host.example/file/%s",
            "http://www.host.example/stream/%s",
            "HTTPS://WWW.Host.EXAMPLE/File/%s",
            "host.example/file/%s",
            "www.host.example/file/%s",
            "//host.example/file/%s",
            "https://host.example:443/file/%s",
            "https://host.example//file//%s",
            "https://host.example/share/0123456789abcdef0123456789ABCDEF/%s",
            "https://host.example/file/%s/",
            "https://host.example/file/%s//");

    private static final List<String> WITH_NAME = List.of(
            "https://host.example/file/%s/name.zip",
            "https://host.example/file/%s/n/Red,White.rar",
            "https://host.example/file/%s/Red;White,E7",
            "https://host.example/file/%s/,",
            "https://host.example/file/%s/Mozart%%20(Requiem)%%2C%%201791.mp3",
            "https://host.example/file/%s//n//a//b",
            "https://host.example/file/%s/H\u00F6he\uFF0CE7\u3001x.zip",
            "https://host.example/file/%s/\uD83D\uDC68\u200D\uD83D\uDC67.jpg",
            "https://host.example/file/%s/etc...",
            "https://host.example/file/%s?from=mail,E7",
            "https://host.example/file/%s#top",
            "host.example/file/%s/www.example.com,www.example.org.mkv");

    private static final List<String> DECORATIONS = List.of(
            "%s",
            "(%s)",
            "[%s]",
            "{%s}",
            "\"%s\"",
            "'%s'",
            "`%s`",
            "\u00AB%s\u00BB",
            "\u00BB%s\u00AB",
            "\u2039%s\u203A",
            "\u201C%s\u201D",
            "\u201E%s\u201C",
            "\u2018%s\u2019",
            "\u300C%s\u300D",
            "\uFF08%s\uFF09",
            "%s.",
            "%s!",
            "%s\u3002",
            "(%s).",
            "\"%s.\"",
            "(\"%s\")",
            "[[%s]]",
            "\u202A%s\u202C",
            "\u200E%s",
            "%s>");

    /** Links only. */
    private static final List<String> AROUND_LINKS =
            List.of("[name](%s)", "[a name, E7](%s)", "[](%s)", "<%s>", "<%s>.", "(<%s>)", "<%s");

    private static List<String> ids(String text) {
        return READER.ids(text, reason -> Failure.of("host", "ids", "the text " + reason));
    }

    private static boolean isLink(String item) {
        return item.contains("/");
    }

    @Test
    void everySeparatorBetweenEveryKindInEveryDecoration() {
        for (String separator : concat(SPACES, COMMAS)) {
            for (String decoration : concat(DECORATIONS, AROUND_LINKS)) {
                for (String kind : concat(WITHOUT_NAME, WITH_NAME)) {
                    if (AROUND_LINKS.contains(decoration) && !isLink(kind)) {
                        continue;
                    }
                    if (SPACES.contains(separator) || WITHOUT_NAME.contains(kind)) {
                        assertReads(List.of("GH", "E7"), item(decoration, kind, "GH") + separator + "E7");
                    }
                    assertReads(
                            List.of("GH", "E7"),
                            item(decoration, kind, "GH")
                                    + separator
                                    + item(decoration, "https://host.example/file/%s/n,E8", "E7"));
                    assertReads(List.of("E7", "GH"), "E7" + separator + item(decoration, kind, "GH") + separator);
                }
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void listsOfAnyLengthOfAnyMixture(long seed) {
        Random random = new Random(seed);
        for (int list = 0; list < 50; list++) {
            List<String> expected = new ArrayList<>();
            StringBuilder text = new StringBuilder(random.nextBoolean() ? any(SPACES, random) : "");
            for (int i = random.nextInt(8); i >= 0; i--) {
                String id = any(IDS, random);
                String kind = any(random.nextBoolean() ? WITHOUT_NAME : WITH_NAME, random);
                String decoration = any(isLink(kind) && random.nextInt(4) == 0 ? AROUND_LINKS : DECORATIONS, random);
                expected.add(id);
                text.append(item(decoration, kind, id));
                text.append(any(WITHOUT_NAME.contains(kind) && random.nextBoolean() ? COMMAS : SPACES, random));
            }
            assertReads(expected, text.toString());
        }
    }

    /** Whatever comes out stood there, whole and in this order; most of such a text is refused. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noTextNamesAFileThatDoesNotStandInIt(long seed) {
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "GH",
                "E7",
                "https://",
                "host.example/",
                "file/",
                "/",
                ",",
                ";",
                " ",
                ".",
                "\"",
                "<",
                ">",
                "(",
                ")",
                "[",
                "](",
                "?",
                "#",
                "=",
                "\u2026",
                "%2C",
                "\u200B",
                "1",
                "-");
        Pattern words = Pattern.compile("[A-Za-z0-9_-]+");
        for (int n = 0; n < 200; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(any(pieces, random));
            }
            List<String> read = idsOrNone(text.toString());
            Matcher word = words.matcher(text);
            for (String id : read) {
                boolean found = word.find();
                while (found && !word.group().equals(id)) {
                    found = word.find();
                }
                assertThat(found).as("'%s' of %s in %s", id, read, text).isTrue();
            }
        }
    }

    private static List<String> idsOrNone(String text) {
        try {
            return ids(text);
        } catch (InvalidRequestException e) {
            return List.of();
        }
    }

    private static void assertReads(List<String> expected, String text) {
        try {
            assertThat(ids(text)).as(text).isEqualTo(expected);
        } catch (InvalidRequestException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String item(String decoration, String kind, String id) {
        return decoration.formatted(kind.formatted(id));
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https://host.example/file/GH/Red,White.rar | GH",
                "https://host.example/file/GH,E7 | GH E7",
                "https://host.example/file/GH/,E7 | GH E7",
                "(https://host.example/file/GH/),E7 | GH E7",
                "https://host.example/file/GH/Holiday,E7 | GH",
                "https://host.example/file/GH/Holiday;E7 | GH",
                "https://host.example/file/GH/a,https://host.example/file/E7 | GH E7",
                "https://host.example/file/GH/a,host.example/file/E7 | GH E7",
                "https://host.example/file/GH/a,\"https://host.example/file/E7\" | GH E7",
                "<https://host.example/file/GH/a,b>,E7 | GH E7",
                "<https://host.example/file/GH/a><https://host.example/file/E7> | GH E7",
                "\"https://host.example/file/GH/a.zip\",\"E7\" | GH E7",
                "[\"GH\", \"https://host.example/file/E7/a,b\"] | GH E7",
                "{\"GH\";\"E7\"} | GH E7",
                "[GH, E7] | GH E7",
                "- https://host.example/file/GH - https://host.example/file/E7 | GH E7",
                "> https://host.example/file/GH | GH",
                "**** GH ... | GH",
                "1,GH | 1 GH",
                "12. | 12"
            })
    void readsWhatIsMeant(String text, String ids) {
        assertReads(List.of(ids.split(" ")), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host.example/file/GH.zip",
                "https://host.example/file/GH...",
                "https://host.example/file/GH\u2026",
                "https://host.example/file/GH..",
                "https://host.example/file/GH-",
                "https://host.example/file/GH%20",
                "https://host.example/file/GH:E7",
                "https://host.example/file/GHhttps://host.example/file/E7",
                "<https://host.example/file/GH>E7",
                "<https://host.example/file/GH/name.zip>E7",
                "https://host.example/file/GH,White.rar",
                "https://host.example/file/GH/a,https://other.example/file/E7",
                "https://host.example/file/",
                "https://host.example/GH",
                "https://host.example/folder/GH",
                "https://host.example@other.example/file/GH",
                "https://user@host.example/file/GH",
                "https://host.example.other/file/GH",
                "https://otherhost.example/file/GH",
                "https://other.example/?https://host.example/file/GH",
                "ftp://host.example/file/GH",
                "<a href=\"https://host.example/file/GH\">GH</a>",
                "[my name](https://other.example/file/GH)",
                "GH..",
                "<br>",
                "GH<br/>",
                "G\u00ADH",
                "G\0H",
                "GH:",
                "G.H",
                "\u00E4"
            })
    void whatIsDoubtfulIsRefusedWithAllThatStandsBesideIt(String doubtful) {
        assertThatThrownBy(() -> ids("E8 " + doubtful)).isInstanceOf(InvalidRequestException.class);
    }

    /** Whoever deletes a numbered list of links does not mean the file with the ID 1. */
    @ParameterizedTest
    @ValueSource(strings = {"1.", "1)", "(1)", "[12]", "123."})
    void theNumberOfAnItemIsNoId(String number) {
        assertThatThrownBy(() -> ids(number + " https://host.example/file/GH"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'" + number + "'");
        for (String link : List.of("<host.example/file/GH>", "[my name](https://host.example/file/GH)")) {
            assertThatThrownBy(() -> ids("E8\n" + number + "\t" + link)).isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void marksOfOtherScriptsAreReadAsTheirCounterparts() {
        ForeignMarks.assertReadAsTheirCounterparts(IdReaderTest::ids, "https://host.example/file/GH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uFEFF\n", ",;,", "- \u2022 []", "\"\"", "\u00A0"})
    void whatHoldsNoIdIsRefused(String nothing) {
        assertThatThrownBy(() -> ids(nothing))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the text holds no ID");
        assertThatThrownBy(() -> ids(null)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void whatIsQuotedIsShortAndSafe() {
        for (String wrong : List.of(
                "https://host.example/file/" + "a".repeat(2_000_000),
                "a".repeat(2_000_000),
                "https://other.example/\u001B[31m\u202E" + "x".repeat(2_000_000))) {
            assertThatThrownBy(() -> ids(wrong))
                    .isInstanceOf(InvalidRequestException.class)
                    .satisfies(e -> assertThat(e.getMessage())
                            .hasSizeLessThan(250)
                            .contains("...'")
                            .doesNotContain("\u001B", "\u202E"));
        }
    }

    @Test
    void theListCannotBeChanged() {
        assertThatThrownBy(() -> ids("GH").add("E7")).isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<String> piecesOfHostileTexts() {
        return Stream.of(
                "a,",
                "[",
                "[a,",
                "[ ",
                "](",
                "(",
                ",(",
                "\"",
                "<",
                "1. ",
                "1.,",
                "1\u3001",
                "\u201Chost.example/file/a/,\u201C",
                "-",
                ".",
                "/",
                "host.example/",
                "host.example/,",
                "host.example/file/a,<",
                "<host.example/file/a/,<",
                "[x](host.example/",
                "[](",
                ",[](",
                ",,",
                " ");
    }

    /** In the square of its length any of these would take minutes. */
    @ParameterizedTest
    @MethodSource("piecesOfHostileTexts")
    void readingTakesNoMoreTimeThanTheTextIsLong(String piece) {
        String many = piece.repeat(500_000 / piece.length());

        idsOrNone(many);
        idsOrNone("https://host.example/file/GH/" + many);
        idsOrNone("<https://host.example/file/GH/" + many);
        idsOrNone("https://host.example/file/GH" + many);
    }
}
