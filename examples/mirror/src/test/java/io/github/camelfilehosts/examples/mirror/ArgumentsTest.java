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
package io.github.camelfilehosts.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.examples.mirror.Workplace.Ran;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for, in which ways, and what is refused. */
class ArgumentsTest {

    private static final String TULIPS = "https://www.filefactory.com/file/1ep92k3t0fdz/n/Tulips.jpg";
    private static final String DIARY = "http://filefactory.com/file/4k7gx0w2mq1z";

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @TempDir
    Path directory;

    private Workplace work;

    @BeforeEach
    void addTwoFiles() {
        work = new Workplace(directory, fileFactory, alfaFile);
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.random(1_000, 1));
        fileFactory.addFile("4k7gx0w2mq1z", "Diary.pdf", Content.random(2_000, 2));
    }

    @Test
    void readsLinksFromAFile() throws IOException {
        String list = work.write(
                "links.txt",
                "\uFEFF# two files\r\n\r\n  " + TULIPS + "  # for the wall\r\n# " + TULIPS + "x\r\n4k7gx0w2mq1z");

        Ran run = work.run(list);

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(work.report("link")).containsExactly(TULIPS, "4k7gx0w2mq1z");
    }

    @Test
    void readsLinksFromStandardInput() throws IOException {
        Ran run = work.runWith(DIARY + " " + TULIPS + "\n", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(work.report("link")).containsExactly(DIARY, TULIPS);
    }

    @Test
    void takesBareIds() throws IOException {
        assertThat(work.run("1ep92k3t0fdz").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lists/links.txt", "links.txt", "/no/such", "two words.txt"})
    void knowsAMistypedFileName(String argument) throws IOException {
        refused("'" + argument + "' is neither a link nor a file that can be read", TULIPS, argument);
    }

    @Test
    void wantsLinks() throws IOException {
        refused("There are no links. Give them");
    }

    @Test
    void wantsLinksInTheList() throws IOException {
        work.run(TULIPS);
        var before = work.lines("report.csv");

        Ran run = work.run(work.write("links.txt", "# none yet\n"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There are no links in the list");
        assertThat(work.lines("report.csv")).isEqualTo(before);
    }

    @Test
    void wantsAccounts() throws IOException {
        work.environment().keySet().removeIf(name -> !name.startsWith("MIRROR"));

        refused("No accounts are set. Set FILEFACTORY_EMAIL, FILEFACTORY_PASSWORD, FILEFACTORY_AUTHKEY", TULIPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FILEFACTORY_EMAIL",
                "FILEFACTORY_PASSWORD",
                "FILEFACTORY_AUTHKEY",
                "ALFAFILE_LOGIN",
                "ALFAFILE_PASSWORD"
            })
    void namesTheMissingVariable(String missing) throws IOException {
        work.environment().put(missing, " ");

        refused(missing + " is missing", TULIPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--report", "--journal"})
    void neverWritesTheList(String option) throws IOException {
        String list = work.write("links.txt", TULIPS);

        refused("'" + list + "' is an input, and is not overwritten", option, list, list);

        assertThat(work.lines("links.txt")).containsExactly(TULIPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--report", "--journal"})
    void neverWritesWhatIsSomethingElse(String option) throws IOException {
        String list = work.write("links.txt", TULIPS);

        Ran run = work.run(option, list, DIARY);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(list);
        assertThat(work.lines("links.txt")).containsExactly(TULIPS);
        assertThat(alfaFile.files()).isEmpty();
    }

    @Test
    void neverWritesTheListUnderAnotherName() throws IOException {
        String list = work.write("links.txt", TULIPS);
        Path link = Files.createSymbolicLink(work.path("report-link.csv"), Path.of(list));

        refused("'" + list + "' is an input", "--report", link.toString(), list);
    }

    @Test
    void wantsTwoFiles() throws IOException {
        String one = work.path("one").toString();

        refused("both the journal and the report", "--report", one, "--journal", one, TULIPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--report", "--journal"})
    void refusesWhatCannotBeWritten(String option) throws IOException {
        Ran run = work.run(option, directory.resolve("none/file").toString(), TULIPS);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("none/file");
        assertThat(alfaFile.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--parallel=0",
                "--parallel=many",
                "--min-size=big",
                "--limit-rate=1",
                "--include=[",
                "--nonsense"
            })
    void refusesWhatCannotBeUsed(String option) throws IOException {
        refused("", option, TULIPS);
    }

    @Test
    void saysWhatIsWrongWithTheUrlOfAnApi() throws IOException {
        work.environment().put("ALFAFILE_API_URL", "nonsense");

        Ran run = work.run(TULIPS);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("mirror: ")
                .contains("apiUrl", "nonsense")
                .hasLineCount(1);
    }

    @Test
    void readsAFileOfSettings() throws IOException {
        String secret = work.environment().remove("ALFAFILE_PASSWORD");
        String file = work.write("my.properties", "ALFAFILE_PASSWORD=" + secret + "\nmin-size=1.5k\n");
        work.environment().put("MIRROR_PROPERTIES", file);

        work.run(TULIPS, DIARY);
        assertThat(work.report("outcome")).containsExactly("excluded", "mirrored");

        work.environment().put("MIRROR_MIN_SIZE", "1");
        work.run(TULIPS, DIARY);
        assertThat(work.report("outcome")).containsExactly("mirrored", "mirrored");
    }

    @Test
    void helpFitsAScreen() throws IOException {
        Ran run = work.run("-h");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysItsVersion() throws IOException {
        assertThat(work.run("--version").out()).startsWith("mirror ");
    }

    @Test
    void completesInAShell() throws Exception {
        MirrorProcess process = new MirrorProcess(work.environment(), work.path("out"), List.of(), "--completion");

        assertThat(process.exitCode()).isZero();
        assertThat(process.out()).contains("complete -F _complete_mirror", "--retry-failed");
    }

    private void refused(String message, String... arguments) throws IOException {
        Ran run = work.run(arguments);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("mirror: " + (message.startsWith("both") ? "" : message))
                .contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(work.journal()).isEmpty();
        assertThat(alfaFile.files()).isEmpty();
    }
}
