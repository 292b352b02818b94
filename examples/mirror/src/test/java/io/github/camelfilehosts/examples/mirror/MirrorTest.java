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
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.AlfaFileFolder;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program with credentials, from the command line to the report. */
class MirrorTest {

    private static final String TULIPS = "https://www.filefactory.com/file/1ep92k3t0fdz/n/Tulips.jpg";
    private static final String DIARY = "http://filefactory.com/file/4k7gx0w2mq1z";
    private static final String NOWHERE = "https://www.filefactory.com/file/nowhere";

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
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.random(100_000, 1));
        fileFactory.addFile("4k7gx0w2mq1z", "Дневник, часть 2.pdf", Content.random(200_000, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void doesTheSameJobInEachLanguage(String language) throws IOException {
        Ran run = work.run("--routes", language, TULIPS, DIARY);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(alfaFile.files())
                .extracting(AlfaFileFile::name)
                .containsExactlyInAnyOrder("Tulips.jpg", "Дневник, часть 2.pdf");
        assertThat(alfaFile.bytesReceived()).isGreaterThanOrEqualTo(300_000);
        assertThat(run.out()).contains("2 of 2 arrived, 300.0 kB moved");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void movesNothingThatAlfaFileHas(String language) throws IOException {
        fileFactory.files().forEach(file -> alfaFile.knows(file.content()));

        Ran run = work.run("--routes", language, TULIPS, DIARY);

        assertThat(run.exitCode()).isZero();
        assertThat(work.report("outcome")).containsExactly("instant", "instant");
        assertThat(run.out()).contains("2 of 2 arrived, 0 bytes moved");
        assertThat(fileFactory.bytesServed()).isZero();
        assertThat(fileFactory.calls("getDownloadLink")).isZero();
        assertThat(alfaFile.bytesReceived()).isZero();
    }

    @Test
    void reportsEachLinkInItsOrder() throws IOException {
        fileFactory.addFile("away", "Away.bin", Content.random(1_000, 3)).status("offline");
        fileFactory.addFile("locked", "Locked.bin", Content.random(1_000, 4)).password("sesame-" + Secrets.MARK);
        String list = work.write(
                "links.txt",
                String.join(
                        "\n",
                        TULIPS,
                        NOWHERE,
                        "https://www.filefactory.com/file/away",
                        "no link at all",
                        "https://www.filefactory.com/file/locked",
                        DIARY));

        Ran run = work.run(list);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Files.readString(work.path("report.csv"), StandardCharsets.UTF_8))
                .startsWith("link,name,size,outcome,seconds,AlfaFile link,error\r\n");
        assertThat(work.report("outcome"))
                .containsExactly("mirrored", "gone", "offline", "invalid", "failed", "mirrored");
        CSVRecord tulips = work.report().get(0);
        assertThat(tulips.get("link")).isEqualTo(TULIPS);
        assertThat(tulips.get("name")).isEqualTo("Tulips.jpg");
        assertThat(tulips.get("size")).isEqualTo("100000");
        assertThat(tulips.get("seconds")).matches("\\d+\\.\\d{3}");
        assertThat(tulips.get("AlfaFile link")).startsWith("http://alfafile.net/file/");
        assertThat(tulips.get("error")).isEmpty();
        CSVRecord gone = work.report().get(1);
        assertThat(gone.get("link")).isEqualTo(NOWHERE);
        assertThat(gone.get("AlfaFile link")).isEmpty();
        assertThat(gone.get("error")).contains("no such file");
        assertThat(work.report("error").get(4)).contains("filefactory download").contains("locked");
        assertThat(work.report("name").get(5)).isEqualTo("Дневник, часть 2.pdf");
        assertThat(run.out())
                .contains("] gone ", "] offline ", "] invalid ", "2 of 6 arrived, 300.0 kB moved")
                .contains("3 failed for good, 1 may be retried: ");
    }

    @Test
    void goesOnWhenAnUploadFails() throws IOException {
        alfaFile.failNext("file/upload", 403, "The storage is full", 1);

        Ran run = work.run("--parallel", "1", DIARY, TULIPS);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(work.report("outcome")).containsExactly("failed", "mirrored");
        assertThat(work.report("error").get(0)).startsWith("alfafile upload: ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void endsWithOneLineWhenFileFactoryRefusesTheLogin() throws IOException {
        fileFactory.failNext("getSessionKey", 706, 1);

        Ran run = work.run(TULIPS, DIARY);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("mirror: the login was refused: filefactory ")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(work.journal()).isEmpty();
        assertThat(work.report()).isEmpty();
    }

    @Test
    void endsWithOneLineWhenAlfaFileRefusesTheLogin() throws IOException {
        alfaFile.failNext("user/login", 401, "Bad credentials", 1);

        Ran run = work.run(TULIPS, DIARY);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("mirror: the login was refused: alfafile ")
                .hasLineCount(1);
        assertThat(work.journal()).isEmpty();
        assertThat(alfaFile.calls("user/login")).isEqualTo(1);
    }

    @Test
    void saysWhyWhenTheCheckFails() throws IOException {
        fileFactory.failNext("getFileInfo", 716, 1);

        Ran run = work.run(TULIPS, DIARY);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(work.report("outcome")).containsExactly("failed", "failed");
        assertThat(work.report("error").get(0)).contains("filefactory getFileInfo");
        assertThat(run.out()).contains("2 failed for good");
    }

    @Test
    void mirrorsAFileOnceThatIsLinkedTwice() throws IOException {
        Ran run = work.run(TULIPS, DIARY, TULIPS, "filefactory.com/stream/1ep92k3t0fdz");

        assertThat(run.exitCode()).isZero();
        assertThat(work.report("link")).containsExactly(TULIPS, DIARY);
        assertThat(alfaFile.files()).hasSize(2);
    }

    @Test
    void checksAHundredLinksACall() throws IOException {
        Ran run =
                work.runWith(IntStream.range(0, 250).mapToObj(i -> NOWHERE + i).collect(Collectors.joining("\n")), "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(fileFactory.calls("getFileInfo")).isEqualTo(3);
        assertThat(work.report()).hasSize(250);
    }

    @Test
    void needsOneCallForEachFileThatMoves() throws IOException {
        work.run(TULIPS, DIARY);

        assertThat(fileFactory.calls("getFileInfo")).isEqualTo(1);
        assertThat(fileFactory.calls("getDownloadLink")).isEqualTo(2);
    }

    @Test
    void mirrorsSideBySideIntoAFolder() throws IOException {
        String folder = alfaFile.addFolder("Mirror", "0").id();
        List<String> arguments = new ArrayList<>(List.of("--parallel", "4", "--folder", folder));
        for (int i = 0; i < 8; i++) {
            fileFactory.addFile("file" + i, "File " + i, Content.random(200_000, i));
            fileFactory.failDownload("file" + i, DownloadFault.drip(500_000), 1);
            arguments.add("https://www.filefactory.com/file/file" + i);
        }

        Ran run = work.run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        assertThat(alfaFile.files()).hasSize(8).allMatch(file -> file.folderId().equals(folder));
        assertThat(alfaFile.maxConcurrentUploads()).isBetween(2, 4);
    }

    @Test
    void takesNoMoreBytesASecondThanItIsAllowed() throws IOException {
        long start = System.nanoTime();

        Ran run = work.run("--limit-rate", "200k", TULIPS, DIARY);

        assertThat(run.exitCode()).isZero();
        assertThat((System.nanoTime() - start) / 1e9).isGreaterThan(1.3);
    }

    @Test
    void leavesOutWhatIsNotAskedFor() throws IOException {
        Ran run = work.run("--min-size", "150k", TULIPS, DIARY);

        assertThat(run.exitCode()).isZero();
        assertThat(work.report("outcome")).containsExactly("excluded", "mirrored");
        assertThat(run.out()).contains("1 left out by name or size");
    }

    @Test
    void choosesByName() throws IOException {
        work.run("--include", "*.{jpg,pdf}", "--exclude", "Tul*", TULIPS, DIARY);

        assertThat(work.report("outcome")).containsExactly("excluded", "mirrored");
    }

    @Test
    void worksWithATokenToo() throws IOException {
        work.environment().remove("ALFAFILE_LOGIN");
        work.environment().remove("ALFAFILE_PASSWORD");
        work.environment().put("ALFAFILE_TOKEN", alfaFile.token());

        Ran run = work.run(TULIPS);

        assertThat(run.exitCode()).isZero();
        assertThat(alfaFile.logins()).isZero();
    }

    @Test
    void neverShowsASecret() throws IOException {
        Ran run = work.run(TULIPS, NOWHERE);

        assertThat(run.out() + run.err() + work.lines("report.csv") + work.journal())
                .doesNotContain(Secrets.MARK);
    }

    @Test
    void printsTheJournalForPrograms() throws IOException {
        Ran run = work.run("--json", TULIPS, DIARY);

        // Files that end at the same moment may be printed in either order.
        assertThat(run.out().lines())
                .containsExactlyInAnyOrderElementsOf(work.journal())
                .hasSize(2);
    }

    @Test
    void onlySaysWhatItWouldDo() throws IOException {
        work.run(DIARY);
        int calls = alfaFile.calls().size();

        Ran run = work.run("--dry-run", TULIPS, DIARY, NOWHERE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("would mirror Tulips.jpg, 100.0 kB", "gone ")
                .contains("1 files to mirror, 100.0 kB; 1 arrived in earlier runs");
        // The folder is listed, and no call is made for each file.
        assertThat(alfaFile.calls().subList(calls, alfaFile.calls().size()))
                .extracting(ApiCall::method)
                .containsExactly("user/login", "folder/content");
        assertThat(work.journal()).hasSize(1);
    }

    @Test
    void saysWhatIsInTheFolderAlready() throws IOException {
        fileFactory.files().forEach(file -> alfaFile.addFile(file.name(), file.content()));
        alfaFile.removeFile(alfaFile.files().get(1).id());

        Ran run = work.run("--dry-run", TULIPS, DIARY);
        Ran again = work.run("--dry-run", "--again", TULIPS, DIARY);

        assertThat(run.out())
                .contains("2 files to mirror, 300.0 kB; 0 arrived", "1 are in the folder already: --again skips them");
        assertThat(run.out().lines().filter(line -> line.endsWith(" (there is one already)")))
                .hasSize(1);
        assertThat(again.out()).contains("has already  ", "1 files to mirror, ", "1 are in the folder already: they");
    }

    @Test
    void onlySaysWhatItWouldDoInAFolderThatIsNotThere() throws IOException {
        Ran run = work.run("--dry-run", "--folder-path", "photos/2026", TULIPS);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("would mirror Tulips.jpg, 100.0 kB");
        assertThat(alfaFile.folders()).extracting(AlfaFileFolder::name).doesNotContain("photos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void makesTheFoldersOfAPath(String language) throws IOException {
        String[] arguments = {"--folder-path", "photos/2026", "--routes", language, TULIPS, DIARY};
        Ran run = work.run(arguments);
        Ran again = work.run(arguments);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(again.out()).contains("2 more arrived in earlier runs");
        AlfaFileFolder folder = alfaFile.folders().stream()
                .filter(one -> one.name().equals("2026"))
                .findFirst()
                .orElseThrow();
        assertThat(alfaFile.folder(folder.parentId()).name()).isEqualTo("photos");
        assertThat(alfaFile.files()).hasSize(2).allMatch(file -> file.folderId().equals(folder.id()));
        assertThat(work.journal()).allMatch(line -> line.contains("\"folderPath\":\"photos/2026\""));
    }

    @Test
    void saysWhyAnAnnouncementWasRepeated() throws IOException {
        alfaFile.failCall("file/upload", ApiFault.status(500), 1);

        Ran run = work.run("--verbose", TULIPS);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .containsPattern(
                        "Tulips.jpg: alfafile upload: .*500.*not carried out.*Trying again in [0-9.]+ s, retry 1");
        assertThat(work.journal())
                .singleElement()
                .asString()
                .containsPattern("\"repeats\":\\[\"alfafile upload: .*500");
    }

    @Test
    void saysWhyAnAnnouncementWasNotRepeated() throws IOException {
        fileFactory.files().forEach(file -> alfaFile.knows(file.content()));
        alfaFile.failCall("file/upload", ApiFault.status(500, true), 1);

        Ran run = work.run("--verbose", TULIPS);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(alfaFile.files()).hasSize(1);
        assertThat(run.out()).containsPattern("500.*it was carried out nevertheless");
    }

    @Test
    void saysWhyBytesCameTwice() throws IOException {
        fileFactory.failDownload("1ep92k3t0fdz", DownloadFault.resetAfter(50_000), 1);

        Ran run = work.run(TULIPS, DIARY);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).doesNotContain("Trying again");
        assertThat(work.journal().stream().filter(line -> line.contains("\"repeats\"")))
                .singleElement()
                .asString()
                .contains("Tulips.jpg", "broke at byte ");
    }

    @Test
    void quietlySaysOnlyWhatFailed() throws IOException {
        Ran run = work.run("--quiet", TULIPS, NOWHERE);

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("gone ").hasLineCount(1);
    }
}
