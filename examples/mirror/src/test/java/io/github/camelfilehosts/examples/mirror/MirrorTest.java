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

import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.github.camelfilehosts.test.Secrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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

    private String standardInput = "";

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void doesTheSameJobInEachLanguage(String language) throws IOException {
        addTwoFiles();

        Run run = mirror("--routes", language, TULIPS, DIARY);

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
    void movesNothingTheSecondTime(String language) throws IOException {
        addTwoFiles();
        mirror(TULIPS, DIARY);
        long served = fileFactory.bytesServed();
        long received = alfaFile.bytesReceived();

        Run again = mirror("--routes", language, TULIPS, DIARY);

        assertThat(again.exitCode()).isZero();
        assertThat(again.report()).extracting(record -> record.get("outcome")).containsExactly("instant", "instant");
        assertThat(again.out()).contains("2 of 2 arrived, 0 bytes moved");
        assertThat(fileFactory.bytesServed()).isEqualTo(served);
        assertThat(alfaFile.bytesReceived()).isEqualTo(received);
    }

    @Test
    void reportsEachLinkInItsOrder() throws IOException {
        addTwoFiles();
        fileFactory.addFile("away", "Away.bin", Content.random(1_000, 3)).status("offline");
        fileFactory.addFile("locked", "Locked.bin", Content.random(1_000, 4)).password("sesame-" + Secrets.MARK);

        Run run = mirror(
                TULIPS,
                NOWHERE,
                "https://www.filefactory.com/file/away",
                "no link at all",
                "https://www.filefactory.com/file/locked",
                DIARY);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Files.readString(report(), StandardCharsets.UTF_8))
                .startsWith("link,name,size,outcome,seconds,AlfaFile link,error\r\n");
        assertThat(run.report())
                .extracting(record -> record.get("outcome"))
                .containsExactly("mirrored", "gone", "offline", "invalid", "failed", "mirrored");
        CSVRecord tulips = run.report().get(0);
        assertThat(tulips.get("link")).isEqualTo(TULIPS);
        assertThat(tulips.get("name")).isEqualTo("Tulips.jpg");
        assertThat(tulips.get("size")).isEqualTo("100000");
        assertThat(tulips.get("seconds")).matches("\\d+\\.\\d{3}");
        assertThat(tulips.get("AlfaFile link")).startsWith("http://alfafile.net/file/");
        assertThat(tulips.get("error")).isEmpty();
        CSVRecord gone = run.report().get(1);
        assertThat(gone.get("link")).isEqualTo(NOWHERE);
        assertThat(gone.get("AlfaFile link")).isEmpty();
        assertThat(gone.get("error")).contains("no such file");
        assertThat(run.report().get(4).get("error"))
                .contains("filefactory download")
                .contains("locked");
        assertThat(run.report().get(5).get("name")).isEqualTo("Дневник, часть 2.pdf");
        assertThat(run.out()).contains("| gone ", "| offline ", "| invalid ", "2 of 6 arrived, 300.0 kB moved");
    }

    @Test
    void goesOnWhenAnUploadFails() throws IOException {
        addTwoFiles();
        alfaFile.failNext("file/upload", 403, "The storage is full", 1);

        Run run = mirror("--parallel", "1", DIARY, TULIPS);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.report()).extracting(record -> record.get("outcome")).containsExactly("failed", "mirrored");
        assertThat(run.report().get(0).get("error")).startsWith("alfafile upload: ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void saysWhyWhenTheCheckFails() throws IOException {
        fileFactory.failNext("getSessionKey", 706, 1);

        Run run = mirror(TULIPS, "no link at all");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.report()).extracting(record -> record.get("outcome")).containsExactly("failed", "invalid");
        assertThat(run.report().get(0).get("error")).contains("filefactory getFileInfo");
    }

    @Test
    void readsLinksFromAFile() throws IOException {
        addTwoFiles();
        Path list = directory.resolve("links.txt");
        Files.writeString(list, "\uFEFF# two files\r\n\r\n  " + TULIPS + "  \r\n# " + NOWHERE + "\r\n" + DIARY);

        Run run = mirror(list.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.report()).extracting(record -> record.get("link")).containsExactly(TULIPS, DIARY);
    }

    @Test
    void readsLinksFromStandardInput() throws IOException {
        addTwoFiles();
        standardInput = DIARY + "\n" + TULIPS + "\n";

        Run run = mirror("-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.report()).extracting(record -> record.get("link")).containsExactly(DIARY, TULIPS);
    }

    @Test
    void mirrorsAFileOnceThatIsLinkedTwice() throws IOException {
        addTwoFiles();

        Run run = mirror(TULIPS, DIARY, TULIPS, "filefactory.com/stream/1ep92k3t0fdz");

        assertThat(run.exitCode()).isZero();
        assertThat(run.report()).extracting(record -> record.get("link")).containsExactly(TULIPS, DIARY);
        assertThat(alfaFile.files()).hasSize(2);
    }

    @Test
    void checksAHundredLinksACall() throws IOException {
        standardInput = String.join(
                "\n", IntStream.range(0, 250).mapToObj(i -> NOWHERE + i).toList());

        Run run = mirror("-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(fileFactory.calls("getFileInfo")).isEqualTo(3);
        assertThat(run.report()).hasSize(250);
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

        Run run = mirror(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        assertThat(alfaFile.files()).hasSize(8).allMatch(file -> file.folderId().equals(folder));
        assertThat(alfaFile.maxConcurrentUploads()).isBetween(2, 4);
    }

    @Test
    void worksWithATokenToo() throws IOException {
        addTwoFiles();
        Map<String, String> environment = environment();
        environment.remove("ALFAFILE_LOGIN");
        environment.remove("ALFAFILE_PASSWORD");
        environment.put("ALFAFILE_TOKEN", alfaFile.token());

        Run run = mirror(environment, TULIPS);

        assertThat(run.exitCode()).isZero();
        assertThat(alfaFile.logins()).isZero();
    }

    @Test
    void neverShowsASecret() throws IOException {
        addTwoFiles();

        Run run = mirror(TULIPS, NOWHERE);

        assertThat(run.out() + run.err() + Files.readString(report(), StandardCharsets.UTF_8))
                .doesNotContain(Secrets.MARK);
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
        Map<String, String> environment = environment();
        environment.put(missing, " ");

        Run run = mirror(environment, TULIPS);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("mirror: " + missing + " is missing");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void wantsLinks() throws IOException {
        Run run = mirror();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There are no links");
    }

    @Test
    void saysWhatIsWrongWithTheUrlOfAnApi() throws IOException {
        Map<String, String> environment = environment();
        environment.put("ALFAFILE_API_URL", "nonsense");

        Run run = mirror(environment, TULIPS);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("mirror: ")
                .contains("apiUrl", "nonsense")
                .hasLineCount(1);
    }

    @Test
    void refusesAReportThatCannotBeWritten() throws IOException {
        addTwoFiles();

        Run run = mirror("--report", directory.resolve("none/report.csv").toString(), TULIPS);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(alfaFile.files()).isEmpty();
    }

    private static void addTwoFiles() {
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.random(100_000, 1));
        fileFactory.addFile("4k7gx0w2mq1z", "Дневник, часть 2.pdf", Content.random(200_000, 2));
    }

    private static Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "FILEFACTORY_EMAIL", fileFactory.email(),
                "FILEFACTORY_PASSWORD", fileFactory.password(),
                "FILEFACTORY_AUTHKEY", fileFactory.authKey(),
                "FILEFACTORY_API_URL", fileFactory.apiUrl(),
                "ALFAFILE_LOGIN", alfaFile.login(),
                "ALFAFILE_PASSWORD", alfaFile.password(),
                "ALFAFILE_API_URL", alfaFile.apiUrl()));
    }

    private Path report() {
        return directory.resolve("mirror-report.csv");
    }

    private Run mirror(String... arguments) throws IOException {
        return mirror(environment(), arguments);
    }

    private Run mirror(Map<String, String> environment, String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Mirror.command(environment, new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("--report", report().toString()));
        all.addAll(List.of(arguments));
        int exitCode = command.execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString(), records());
    }

    private List<CSVRecord> records() throws IOException {
        if (!Files.exists(report())) {
            return List.of();
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(report(), StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        }
    }

    private record Run(int exitCode, String out, String err, List<CSVRecord> report) {}
}
