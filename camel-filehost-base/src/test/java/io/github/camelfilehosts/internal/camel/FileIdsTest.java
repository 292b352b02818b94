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
package io.github.camelfilehosts.internal.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.FileReference;
import io.github.camelfilehosts.internal.ids.IdReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileIdsTest extends CamelTestSetup {

    private final FileIds ids = new FileIds(new IdReader("host\\.example", "file"));

    private record Hosted(String id, String name) implements FileReference {
        @Override
        public String provider() {
            return "host";
        }
    }

    private record HostedAt(String provider, String id) implements FileReference {}

    private record Fact(String id) implements FileHostResult {}

    private List<String> many(Object configured) {
        return ids.many(options(), "CamelHostFileId", "fileId", configured);
    }

    private String one(Object configured) {
        return ids.one(options(), "CamelHostFileId", "fileId", configured);
    }

    static Stream<Arguments> twoIdsHoweverTheyCome() {
        return Stream.<Object>of(
                        "aB1,cD2",
                        "aB1, cD2",
                        "aB1 cD2",
                        " aB1\tcD2 ",
                        "aB1\ncD2\n",
                        "aB1\r\n\r\ncD2",
                        ",aB1,,cD2,",
                        List.of("aB1", "cD2"),
                        new LinkedHashSet<>(List.of("aB1", "cD2")),
                        List.of("aB1,cD2"),
                        List.of(" aB1 ", "cD2\n"),
                        List.of(List.of("aB1"), List.of("cD2")),
                        new String[] {"aB1", "cD2"},
                        new Object[] {"aB1", new Hosted("cD2", "x")},
                        List.of(new Hosted("aB1", "x"), new Hosted("cD2", "y")),
                        "https://host.example/file/aB1 https://www.host.example/file/cD2",
                        "http://host.example//file/aB1/,cD2",
                        "https://host.example/file/aB1/n/a,b.zip https://host.example/file/cD2",
                        "https://host.example/file/aB1/n/a,b.zip,https://host.example/file/cD2",
                        "aB1 cD2".getBytes(StandardCharsets.UTF_8),
                        new StringBuilder("aB1 cD2"),
                        (Iterable<String>) List.of("aB1", "cD2")::iterator,
                        "aB1;cD2",
                        "\uFEFFaB1\u00A0cD2\u200B",
                        "<https://host.example/file/aB1>\u2028(https://host.example/file/cD2).",
                        "[\"aB1\", \"cD2\"]")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("twoIdsHoweverTheyCome")
    void readsIdsHoweverTheyCome(Object value) {
        assertThat(many(value)).containsExactly("aB1", "cD2");
    }

    @ParameterizedTest
    @MethodSource("twoIdsHoweverTheyCome")
    void readsThemFromTheBodyToo(Object value) {
        exchange.getMessage().setBody(value);

        assertThat(many(null)).containsExactly("aB1", "cD2");
    }

    @Test
    void readsWhatCanBeReadOnlyOnce() {
        assertThat(many(List.of("aB1", "cD2").iterator())).containsExactly("aB1", "cD2");
        exchange.getMessage().setBody(new ByteArrayInputStream("aB1\ncD2".getBytes(StandardCharsets.UTF_8)));
        assertThat(many(null)).containsExactly("aB1", "cD2");
    }

    @Test
    void keepsOrderAndRepeats() {
        assertThat(many("b a b c a")).containsExactly("b", "a", "b", "c", "a");
    }

    @Test
    void takesNumbersForIds() {
        assertThat(many(List.of(12, 34L))).containsExactly("12", "34");
        exchange.getMessage().setBody(56);
        assertThat(one(null)).isEqualTo("56");
    }

    @Test
    void takesThousands() {
        String[] thousands = new String[10_000];
        Arrays.setAll(thousands, i -> "id" + i);

        assertThat(many(String.join(",", thousands))).containsExactly(thousands);
    }

    @ParameterizedTest
    @CsvSource({
        "aB1",
        "' aB1\n'",
        "https://host.example/file/aB1",
        "http://www.host.example/file/aB1/n/name.zip",
        "https://host.example/file/aB1/"
    })
    void readsOne(String value) {
        assertThat(one(value)).isEqualTo("aB1");
    }

    @Test
    void moreThanOneIsAnErrorWhereOneIsDue() {
        assertThatThrownBy(() -> one("aB1,cD2"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fileId")
                .hasMessageContaining("CamelHostFileId")
                .hasMessageContaining("[aB1, cD2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", ",", " , "})
    void aBlankIdIsAnErrorThatNamesTheOption(String blank) {
        assertThatThrownBy(() -> many(blank))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fileId");
        exchange.getMessage().setHeader("CamelHostFileId", blank);
        exchange.getMessage().setBody("aB1");
        assertThatThrownBy(() -> many("cD2"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("CamelHostFileId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void aBlankBodyIsAnErrorThatNamesIt(String blank) {
        exchange.getMessage().setBody(blank);

        assertThatThrownBy(() -> many(null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("message body");
    }

    @Test
    void noIdAtAllIsAnError() {
        assertThatThrownBy(() -> many(null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fileId")
                .hasMessageContaining("missing");
        for (Object none : new Object[] {List.of(), new String[0]}) {
            assertThatThrownBy(() -> many(none)).isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void aBlankAmongOthersIsNotPassedOver() {
        for (Object some : new Object[] {
            Arrays.asList("aB1", null), List.of("aB1", ""), List.of("aB1", " , "), new String[] {"aB1", null}
        }) {
            assertThatThrownBy(() -> many(some))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("blank ID");
        }
        assertThatThrownBy(() -> many(List.of(new Hosted(null, "x"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("without an ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/file/aB1",
                "https://host.example/folder/aB1",
                "https://host.example.evil.com/file/aB1",
                "ftp://host.example/file/aB1",
                "../aB1",
                "a/b"
            })
    void aWrongLinkIsAnErrorThatShowsIt(String link) {
        assertThatThrownBy(() -> many("cD2 " + link))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a?b", "a&b=c", "\u00e4", "a:b", "{\"id\":1}"})
    void whatIsNoIdIsAnErrorThatShowsIt(String wrong) {
        assertThatThrownBy(() -> many(wrong))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(wrong);
    }

    @Test
    void whatCannotBeTextIsAnErrorThatNamesItsType() {
        assertThatThrownBy(() -> many(Map.of("id", new Object())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fileId");
    }

    @Test
    void theHeaderWinsOverTheOptionAndTheOptionOverTheBody() {
        exchange.getMessage().setBody("body1");
        assertThat(one(null)).isEqualTo("body1");
        assertThat(one("option1")).isEqualTo("option1");
        exchange.getMessage().setHeader("CamelHostFileId", "header1");
        assertThat(one("option1")).isEqualTo("header1");
        assertThat(exchange.getMessage().getBody()).isEqualTo("body1");
    }

    @Test
    void aFileInTheBodyIsNotReadForAnId() {
        exchange.getMessage().setBody(new HostedFile() {
            @Override
            public String name() {
                return "name";
            }

            @Override
            public long size() {
                return 4;
            }

            @Override
            public String md5() {
                return null;
            }

            @Override
            public InputStream open(long offset) {
                throw new AssertionError("it was opened");
            }
        });

        assertThatThrownBy(() -> many(null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is a file");
        assertThat(one("aB1")).isEqualTo("aB1");
    }

    @Test
    void aMessageWithVeryManyIdsIsNotQuotedWhole() {
        assertThatThrownBy(() -> one("a,".repeat(200_000)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("has 200000: [a, a, a, ...]");
    }

    /** A service may name its files as it likes; what a record gives is never split into several. */
    @Test
    void aRecordStandsForOneFile() {
        for (String id : new String[] {"aB1,cD2", "aB1 cD2", "", "https://host.example/file/aB1"}) {
            assertThatThrownBy(() -> many(new Hosted(id, "x")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("without an ID");
        }
    }

    /** Services give their files IDs of their own: the same one is another file elsewhere, which may be there too. */
    @Test
    void aRecordOfAnotherServiceStandsForNoFileHere() {
        assertThat(many(new HostedAt("host", "aB1"))).containsExactly("aB1");
        Object foreign = new HostedAt("elsewhere", "aB1");
        for (Object value :
                List.of(foreign, List.of("cD2", foreign), new Object[] {foreign}, List.of(List.of(foreign)))) {
            exchange.getMessage().setBody(value);
            for (Object configured : Arrays.asList(value, null)) {
                assertThatThrownBy(() -> many(configured))
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessageContaining("HostedAt")
                        .hasMessageContaining("a file of elsewhere");
            }
        }
    }

    @Test
    void aRecordOfSomethingElseIsSaidToBeOne() {
        assertThatThrownBy(() -> many(new Fact("aB1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is a Fact, which does not identify a file");
    }

    @Test
    void aPathIsNotTakenApart() {
        assertThatThrownBy(() -> many(Path.of("aB1", "cD2", "no.such"))).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void anOptionalIdIsReadAsOthersAre() {
        assertThat(ids.optional(options(), "H", "folderId", "\uFEFF<https://host.example/file/F1>"))
                .isEqualTo("F1");
        assertThatThrownBy(() -> ids.optional(options(), "H", "folderId", "F1,F2"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("folderId")
                .hasMessageContaining("has 2");
    }

    @Test
    void anOptionalIdIsNeverTakenFromTheBody() {
        exchange.getMessage().setBody("aB1");

        assertThat(ids.optional(options(), "H", "folderId", null)).isNull();
        assertThat(ids.optional(options(), "H", "folderId", " F1 ")).isEqualTo("F1");
        assertThatThrownBy(() -> ids.optional(options(), "H", "folderId", " "))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("folderId");
    }
}
