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
package io.github.camelfilehosts.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

    private static final String ID = "gh4Xy";

    static Stream<String> hostileNames() {
        return Stream.of(
                "../../evil.sh",
                "..\\..\\evil.bat",
                "/etc/passwd",
                "C:\\x",
                "C:x",
                "name:stream",
                ".",
                "..",
                " .. ",
                "...",
                "",
                "   ",
                "\n",
                "\u0000",
                "a\u0000.txt",
                "CON",
                "nul",
                "x/../../y",
                "/",
                "//",
                "\ud800",
                "\u202E",
                "a".repeat(5000),
                "/".repeat(5000),
                "\ud83d\ude00".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void neverLeadsOutOfTheDirectory(String hostile) {
        String safe = SafeName.of(hostile, ID);

        assertThat(safe).isNotBlank().doesNotContain("/", "\\", "\u0000");
        assertThat(bytes(safe)).isLessThanOrEqualTo(SafeName.MAX_BYTES);
        Path directory = Path.of("/downloads/here");
        Path resolved = directory.resolve(safe).normalize();
        assertThat(resolved.getParent()).isEqualTo(directory);
        assertThat(resolved.getFileName()).hasToString(safe);
    }

    @ParameterizedTest
    @CsvSource({
        "../../evil.sh, .._.._evil.sh",
        "C:\\x, C__x",
        ".., __",
        "., _",
        "..., ...",
        "CON, _CON",
        "con.txt, _con.txt",
        "Aux.tar.gz, _Aux.tar.gz",
        "com1, _com1",
        "LPT9.log, _LPT9.log",
        "COM\u00b9.txt, _COM\u00b9.txt",
        "conin$, _conin$",
        "nul .txt, _nul .txt"
    })
    void replacesWhatIsAPathOrADevice(String name, String expected) {
        assertThat(SafeName.of(name, ID)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.pdf",
                "CONTRACT.txt",
                "com10.txt",
                "console.log",
                ".hidden",
                "archive.tar.gz",
                "\u65e5\u672c\u8a9e \u0440\u0443\u0441\u0441\u043a\u0438\u0439 \u0639\u0631\u0628\u064a.zip",
                "\ud83d\ude00 caf\u00e9 e\u0301.txt",
                "a..b",
                "It's 100% \"fine\", (really) [1] {2} & more; #1"
            })
    void leavesOtherNamesAsTheyAre(String name) {
        assertThat(SafeName.of(name, ID)).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u2003 ", "\u00A0", "\u200B", "\uFEFF", " \u00AD\u2060", "\u3164", "\u2800"})
    void callsANamelessFileByItsId(String name) {
        assertThat(SafeName.of(name, ID)).isEqualTo(ID).doesNotContainAnyWhitespaces();
    }

    @Test
    void makesTheIdSafeToo() {
        assertThat(SafeName.of("", "../x")).isEqualTo(".._x");
        assertThat(SafeName.of("", "..")).isEqualTo("__");
    }

    @Test
    void doesNotLetTheReaderBeFooledByTheDirectionOfWriting() {
        assertThat(SafeName.of("invoice\u202Efdp.exe", ID)).isEqualTo("invoice_fdp.exe");
        assertThat(SafeName.of("a\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u2066\u2067\u2068\u2069b", ID))
                .isEqualTo("a___________b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x07, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x85, 0x9F, 0x2028, 0x2029})
    void replacesControlCharacters(int control) {
        assertThat(SafeName.of("a" + (char) control + "b", ID)).isEqualTo("a_b");
    }

    @Test
    void replacesHalvesOfASurrogatePairAndLeavesWholeOnes() {
        assertThat(SafeName.of("a\ud83db\ude00c\ud83d\ude00", ID)).isEqualTo("a_b_c\ud83d\ude00");
    }

    @Test
    void shortensTheStemAndKeepsTheExtension() {
        String safe = SafeName.of("x".repeat(296) + ".txt", ID);

        assertThat(safe).hasSize(240).endsWith("xx.txt");
    }

    @Test
    void leavesANameOfExactlyTheLimit() {
        String name = "x".repeat(236) + ".txt";

        assertThat(SafeName.of(name, ID)).isEqualTo(name);
    }

    @Test
    void cutsBetweenCodePoints() {
        String safe = SafeName.of("a" + "\ud83d\ude00".repeat(100) + ".txt", ID);

        // 1 + 58 * 4 + 4 = 237: a 59th emoji would have ended at byte 241.
        assertThat(safe).isEqualTo("a" + "\ud83d\ude00".repeat(58) + ".txt");
    }

    @Test
    void takesNoHugeTailForAnExtension() {
        String safe = SafeName.of("a." + "x".repeat(300), ID);

        assertThat(bytes(safe)).isEqualTo(240);
        assertThat(safe).startsWith("a.xxx");
    }

    @ParameterizedTest
    @CsvSource({
        "movie.bin.vic.part, movie.bin.vic_part",
        "movie.bin.vic.part.json, movie.bin.vic_part.json",
        "movie.bin.vic.part.json~, movie.bin.vic_part.json~",
        "MOVIE.BIN.VIC.PART, MOVIE.BIN.VIC_PART",
        "x.Part.JSON, x_Part.JSON",
        "x.part.j\u017Fon, x_part.j\u017Fon",
        "'x.part. .', 'x_part. .'",
        "x.part.part, x.part_part",
        ".part, _part"
    })
    void hasNoNameThatAPartOfAnotherFileHas(String name, String expected) {
        assertThat(SafeName.of(name, ID)).isEqualTo(expected);
        assertThat(SafeName.of(expected, ID)).isEqualTo(expected);
        assertThat(SafeName.of("", name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.part1.rar", "x.part.rar", "x.parts", "part", "part.json", "x.json", "x.json~", "apart"})
    void leavesNamesThatLookLikeItOnly(String name) {
        assertThat(SafeName.of(name, ID)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {".part", ".part.json", ".part.json~"})
    void cuttingMakesNoNameThatAPartHas(String ending) {
        String rest = "x".repeat(SafeName.MAX_BYTES - ending.length());

        assertThat(SafeName.of(rest + ending + "x".repeat(50), ID)).doesNotEndWith(ending);
        assertThat(SafeName.of("x".repeat(230) + ".part" + "x".repeat(20) + ".json", ID))
                .doesNotEndWith(".part.json");
    }

    @ParameterizedTest
    @CsvSource({
        "What?.mkv, What_.mkv",
        "'<>:\"|?*', _______",
        "a., a_",
        "'a. . ', a____",
        ".hidden, .hidden",
        "a.b c.d, a.b c.d",
        "..., ___"
    })
    void aPortableNameHasNothingThatWindowsRefusesOrDrops(String name, String portable) {
        assertThat(SafeName.portable(name)).isEqualTo(portable);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
