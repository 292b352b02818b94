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
package io.github.camelfilehosts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.AlfaFileFolder;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's examples, each as its file stands there. The link source has a test of its own. */
class KameletsTest extends KameletTestSupport {

    private static final String LINK = "https://www.filefactory.com/file/1ep92k3t0fdz/n/Tulips%20%281%29.jpg";
    private static final Content TULIPS = Content.random(200_000, 1);

    @Test
    void downloadsIntoADirectory() {
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", TULIPS);
        property("downloads", directory);
        startExample("filefactory-download-action");

        File file = producer().requestBody("direct:fetch", LINK, File.class);

        assertThat(file).isEqualTo(directory.resolve("Tulips.jpg").toFile()).hasBinaryContent(TULIPS.toByteArray());
    }

    @Test
    void downloadsAsAStream() throws IOException {
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", TULIPS).password("sesame & (more)");
        accountOf("filefactory-download-action");
        property("camel.kamelet.filefactory-download-action.filePassword", "sesame & (more)");
        main.start();

        HostedFile file = producer().requestBody("kamelet:filefactory-download-action", LINK, HostedFile.class);

        assertThat(fileFactory.bytesServed()).isZero();
        assertThat(file.open()).hasBinaryContent(TULIPS.toByteArray());
    }

    @Test
    void tellsTheFactsAboutFiles() {
        fileFactory.addFile("1ep92k3t0fdz", "Tulips.jpg", TULIPS);
        startExample("filefactory-file-info-action");

        FileInfoList infos = producer().requestBody("direct:check", LINK + "\nnowhere", FileInfoList.class);

        assertThat(infos).extracting(info -> info.status()).containsExactly(FileStatus.ONLINE, FileStatus.INVALID);
        assertThat(fileFactory.calls("getFileInfo")).isOne();
    }

    @Test
    void uploadsAsASink() throws IOException {
        String folder = alfaFile.addFolder("Mine", "0").id();
        Files.writeString(directory.resolve("letter.txt"), "dear reader");
        property("outbox", directory);
        property("folder", folder);
        startExample("alfafile-upload-sink");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(alfaFile.files())
                        .singleElement()
                        .satisfies(file -> {
                            assertThat(file.name()).isEqualTo("letter.txt");
                            assertThat(file.folderId()).isEqualTo(folder);
                            assertThat(file.mode()).isEqualTo(2);
                        }));
    }

    @Test
    void uploadsAsAnAction() {
        property("folder", AlfaFileFolder.ROOT);
        startExample("alfafile-upload-action");

        String url = producer()
                .requestBodyAndHeader("direct:publish", "dear reader", "CamelAlfaFileName", "letter.txt", String.class);

        AlfaFileFile file = alfaFile.files().get(0);
        assertThat(url).endsWith("/file/" + file.id());
        assertThat(file.md5()).isEqualTo(Content.of("dear reader").md5());
    }

    /** The headers of Apache's catalog, which pass through Kafka and Knative, as Camel's own do not. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "ce-file"})
    void takesTheNameFromAHeaderOfTheCatalog(String header) {
        accountOf("alfafile-upload-sink");
        main.start();

        producer().sendBodyAndHeader("kamelet:alfafile-upload-sink", "dear reader", header, "false");
        producer()
                .sendBodyAndHeaders(
                        "kamelet:alfafile-upload-sink",
                        "dear reader",
                        Map.of(header, "other.txt", "CamelAlfaFileName", "own.txt"));

        assertThat(alfaFile.files()).extracting(AlfaFileFile::name).containsExactly("false", "own.txt");
    }

    /** Messages of SQS, JMS or mail may bring them along, in any case. */
    @Test
    void takesNoHeaderThatItDoesNotDescribe() {
        alfaFile.addFile("GH", "old.txt", Content.of("old"));
        fileFactory.addFile("abc", "a.txt", Content.of("hello"));
        accountOf("alfafile-upload-sink");
        accountOf("alfafile-upload-action");
        accountOf("alfafile-delete-action");
        accountOf("alfafile-download-action");
        accountOf("alfafile-info-action");
        accountOf("filefactory-download-action");
        accountOf("filefactory-file-info-action");
        main.start();
        Map<String, Object> steering = Map.of(
                "CAMELALFAFILEOPERATION", "userInfo",
                "CamelAlfaFileUploadId", "other",
                "CamelAlfaFileMode", "HOT",
                "camelFileFactoryOperation", "getSessionKey",
                "CamelAlfaFileName", "a.txt");

        producer().sendBodyAndHeaders("kamelet:alfafile-upload-sink", "one", steering);
        producer().sendBodyAndHeaders("kamelet:alfafile-upload-action", "two", steering);
        assertThat(producer().requestBodyAndHeaders("kamelet:alfafile-download-action", "GH", steering))
                .isInstanceOf(HostedFile.class);
        assertThat(producer().requestBodyAndHeaders("kamelet:alfafile-info-action", "GH", steering))
                .isInstanceOf(AlfaFile.class);
        producer().sendBodyAndHeaders("kamelet:alfafile-delete-action", "GH", steering);

        assertThat(producer().requestBodyAndHeaders("kamelet:filefactory-file-info-action", "abc", steering))
                .isInstanceOf(FileInfoList.class);
        assertThat(producer().requestBodyAndHeaders("kamelet:filefactory-download-action", "abc", steering))
                .isInstanceOf(HostedFile.class);
        assertThat(alfaFile.files()).extracting(AlfaFileFile::name).containsExactly("a.txt", "a.txt");
        assertThat(alfaFile.files()).extracting(AlfaFileFile::mode).doesNotContain(3);
        assertThat(alfaFile.trash()).hasSize(1);
    }

    /** Those that the Kamelet's own component would not write anew. */
    @ParameterizedTest
    @CsvSource({
        "alfafile-delete-action, CamelAlfaFileProducedFileId",
        "alfafile-delete-action, CamelAlfaFileProducedUploadId",
        "alfafile-delete-action, CamelAlfaFileUploadState",
        "alfafile-delete-action, CamelAlfaFileInstantUpload",
        "alfafile-delete-action, CamelAlfaFileUrl",
        "alfafile-upload-action, CamelAlfaFileProducedMd5",
        "alfafile-upload-sink, CamelAlfaFileProducedMd5",
        "filefactory-file-info-action, CamelFileFactoryLinkType",
        "filefactory-file-info-action, CamelFileFactoryMd5"
    })
    void leavesWhatAnEarlierStepHasWritten(String kamelet, String header) {
        alfaFile.addFile("GH", "old.txt", Content.of("old"));
        accountOf(kamelet);
        main.start();

        Exchange exchange = producer().request("kamelet:" + kamelet, message -> {
            message.getMessage().setBody("GH");
            message.getMessage().setHeaders(new HashMap<>(Map.of(header, "written", "CamelAlfaFileName", "a.txt")));
        });

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(header)).isEqualTo("written");
    }

    @Test
    void receivesTheFilesOfAFolder() {
        String inbox = alfaFile.addFolder("I", "inbox").id();
        String done = alfaFile.addFolder("D", "done").id();
        alfaFile.addFile("GH", "Tulips.jpg", TULIPS).folder(inbox);
        property("done", done);
        property("state", directory.resolve("state.txt"));
        property("downloads", directory);
        property("period", 20);
        startExample("alfafile-source");

        await().atMost(Duration.ofMinutes(1))
                .until(() -> alfaFile.file("GH").folderId().equals(done));
        assertThat(directory.resolve("Tulips.jpg")).hasBinaryContent(TULIPS.toByteArray());
        assertThat(directory.resolve("state.txt")).content().contains("GH");
    }

    @Test
    void downloadsFromAlfaFile() {
        alfaFile.addFile("GH", "Tulips.jpg", TULIPS);
        property("downloads", directory);
        startExample("alfafile-download-action");

        File file = producer().requestBody("direct:fetch", "https://alfafile.net/file/GH/Tulips.jpg", File.class);

        assertThat(file).isEqualTo(directory.resolve("Tulips.jpg").toFile()).hasBinaryContent(TULIPS.toByteArray());
    }

    @Test
    void tellsTheFactsAboutAFileAtAlfaFile() {
        alfaFile.addFile("GH", "Tulips.jpg", TULIPS);
        startExample("alfafile-info-action");

        assertThat(producer().requestBody("direct:ask", "GH", String.class)).isEqualTo("Tulips.jpg: 200000 bytes");
    }

    @Test
    void deletes() {
        AlfaFileFile file = alfaFile.addFile("GH", "old.txt", Content.of("old"));
        startExample("alfafile-delete-action");

        BatchResult result = producer().requestBody("direct:tidy", "GH, nowhere", BatchResult.class);

        assertThat(result.succeeded()).containsExactly("GH");
        assertThat(result.failed()).containsOnlyKeys("nowhere");
        assertThat(alfaFile.trash()).containsExactly(file);
    }
}
