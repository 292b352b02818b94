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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.contract.RecordingListener;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** download: a handle that fetches when it is read, or a file in a directory. */
class DownloadTest extends AlfaFileTestSupport {

    private static final Content CONTENT = Content.random(500_000, 6);

    private final RecordingListener listener = new RecordingListener();

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setTransferListener(listener);
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:save")
                        .to("alfafile:download")
                        .to("log:file?showAll=true")
                        .to("file:" + directory.resolve("saved") + "?tempPrefix=.part-");
                from("direct:text").to("alfafile:download").convertBodyTo(String.class);
            }
        };
    }

    @BeforeEach
    void addFile() {
        SERVER.addFile("GH", "a.bin", CONTENT);
    }

    @Test
    void nothingIsFetchedBeforeSomebodyReads() {
        Exchange exchange = send("alfafile:download", "https://alfafile.net/file/GH/a.bin");

        HostedFile file = succeeded(HostedFile.class, exchange);
        assertThat(file.name()).isEqualTo("a.bin");
        assertThat(file.size()).isEqualTo(CONTENT.size());
        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "a.bin")
                .containsEntry(Exchange.FILE_LENGTH, CONTENT.size())
                .containsEntry(AlfaFileConstants.PRODUCED_MD5, CONTENT.md5());
        assertThat(SERVER.streamRequests()).isEmpty();
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
        assertThat(SERVER.calls("file/download")).isEqualTo(1);
        assertThat(listener.events).isEmpty();
    }

    @Test
    void itCanBeOpenedAsOftenAsNeeded() throws Exception {
        HostedFile file = result(HostedFile.class, "alfafile:download", "GH");

        for (int i = 0; i < 2; i++) {
            try (InputStream in = file.open()) {
                assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
            }
        }
        try (InputStream in = file.open(499_990)) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.open(499_990).readAllBytes());
        }

        assertThat(SERVER.downloads("GH")).isEqualTo(3);
        // The first open uses the link of the step, later ones a fresh one.
        assertThat(SERVER.calls("file/download")).isEqualTo(3);
        assertThat(listener.events).containsOnly("started", "completed");
    }

    @Test
    void itGoesToAFile() {
        Exchange exchange = send("direct:save", "GH");

        assertThat(exchange.getException()).isNull();
        assertThat(directory.resolve("saved/a.bin")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.downloads("GH")).isEqualTo(1);
    }

    @Test
    void itConverts() {
        SERVER.addFile("T", "t.txt", Content.of("Grüße"));

        assertThat(template.requestBody("direct:text", "T", String.class)).isEqualTo("Grüße");
    }

    @Test
    void whatIsGoneFailsInTheStepItself() {
        FileNotFoundOnHostException e = failure(FileNotFoundOnHostException.class, "alfafile:download", "gone");

        assertThat(e.getCode()).isEqualTo(404);
        assertThat(e.getOperation()).isEqualTo("download");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void aRefusalOfTheDownloadServerRightAfterTheFileWasDescribedPasses(int status) throws Exception {
        SERVER.failDownload("GH", DownloadFault.html(status), 2);

        try (InputStream in =
                result(HostedFile.class, "alfafile:download", "GH").open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.downloads("GH")).isEqualTo(3);
        assertThat(SERVER.calls("file/download")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void aRefusalOfTheDownloadServerThatStaysIsTemporary(int status) {
        SERVER.failDownload("GH", DownloadFault.html(status), 99);

        TemporaryFailureException e =
                failure(TemporaryFailureException.class, "alfafile:download?downloadDirectory=" + directory, "GH");

        assertThat(e.getCode()).isEqualTo(status);
        assertThat(e.isRetryable()).isTrue();
        assertThat(e).hasMessageContaining("'GH'");
        assertThat(SERVER.downloads("GH")).isEqualTo(4);
        assertThat(SERVER.calls("file/download")).isEqualTo(4);
    }

    @Test
    void aDelayBetweenDownloadsIsThrownWithItsLength() {
        SERVER.failNext(
                "file/download",
                409,
                "Delay between downloads must be not less than 60 minutes. Try again in 51 minutes.",
                1);

        assertThat(failure(RateLimitedException.class, "alfafile:download", "GH")
                        .getRetryAfter())
                .isEqualTo(Duration.ofMinutes(51));
    }

    @Test
    void aBrokenConnectionIsResumed() throws Exception {
        SERVER.failDownload("GH", DownloadFault.endAfter(200_000), 1);
        HostedFile file = result(HostedFile.class, "alfafile:download", "GH");

        try (InputStream in = file.open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.rangesAsked("GH")).containsExactly("bytes=200000-");
    }

    @Test
    void aLinkThatHasExpiredIsReplaced() throws Exception {
        HostedFile file = result(HostedFile.class, "alfafile:download", "GH");
        SERVER.expireLinks();

        try (InputStream in = file.open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.calls("file/download")).isEqualTo(2);
    }

    @Test
    void aWrongByteEndsInAnError() {
        SERVER.failDownload("GH", DownloadFault.corruptAt(100), 100);
        HostedFile file = result(HostedFile.class, "alfafile:download", "GH");

        assertThatThrownBy(() -> {
                    try (InputStream in = file.open()) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(CorruptTransferException.class)
                .hasMessageContaining(CONTENT.md5());
        assertThat(listener.events).contains("failed").doesNotContain("completed");
    }

    @Test
    void closingEarlyEndsTheTransfer() throws Exception {
        SERVER.addFile("BIG", "big.bin", Content.random(1L << 30, 7)).md5("0".repeat(32));
        HostedFile file = result(HostedFile.class, "alfafile:download", "BIG");

        try (InputStream in = file.open()) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
        }

        Awaitility.await().until(() -> SERVER.downloadsInProgress() == 0);
        assertThat(SERVER.bytesServed()).isLessThan(100L << 20);
    }

    @Test
    void intoADirectoryAndNotASecondTime() throws Exception {
        String uri = into("out");

        Exchange first = send(uri, "GH");
        File file = result(File.class, uri, "GH");

        assertThat(file).isEqualTo(succeeded(File.class, first)).hasBinaryContent(CONTENT.toByteArray());
        assertThat(file.toPath()).isEqualTo(directory.resolve("out/a.bin"));
        assertThat(first.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "a.bin")
                .containsEntry(Exchange.FILE_LENGTH, CONTENT.size())
                .containsEntry(AlfaFileConstants.PRODUCED_MD5, CONTENT.md5());
        assertThat(SERVER.downloads("GH")).isEqualTo(1);
        assertThat(listing()).containsExactly("a.bin");
    }

    @Test
    void intoADirectoryResumesWhatAnEarlierRunLeft() throws Exception {
        String uri = "alfafile:download?maxRetries=0&downloadDirectory=" + directory.resolve("out");
        SERVER.failDownload("GH", DownloadFault.endAfter(200_000), 1);
        assertThat((Throwable) send(uri, "GH").getException()).isNotNull();
        assertThat(listing()).contains("a.bin.GH.part").doesNotContain("a.bin");

        result(File.class, uri, "GH");

        assertThat(directory.resolve("out/a.bin")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.rangesAsked("GH")).containsExactly("bytes=200000-");
        assertThat(listing()).containsExactly("a.bin");
    }

    @Test
    void intoADirectoryWhatIsThereOfAFileThatWasMadeAtAnotherTimeIsNotResumedUnlessTheMd5Decides() {
        String uri =
                "alfafile:download?maxRetries=0&verifyChecksum=false&downloadDirectory=" + directory.resolve("out");
        SERVER.addFile("V", "v.bin", Content.random(500_000, 7)).md5(CONTENT.md5());
        SERVER.failDownload("V", DownloadFault.endAfter(200_000), 1);
        assertThat(send(uri, "V").getException()).isInstanceOf(TemporaryFailureException.class);
        SERVER.clock(InstantSource.offset(InstantSource.system(), Duration.ofHours(1)));
        SERVER.addFile("V", "v.bin", CONTENT).md5(CONTENT.md5());

        assertThat(result(File.class, uri, "V")).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.rangesAsked("V")).isEmpty();
    }

    @Test
    void intoADirectoryUnderAnotherNameAndNeverOutsideIt() throws Exception {
        SERVER.addFile("EVIL", "../../evil.txt", Content.of("x"));
        String uri = into("out");

        File renamed = result(File.class, uri + "&fileName=b.bin", "GH");
        File evil = result(File.class, uri, "EVIL");

        assertThat(renamed).hasName("b.bin");
        assertThat(evil.getParentFile()).isEqualTo(directory.resolve("out").toFile());
        assertThat(listing()).hasSize(2);
    }

    @Test
    void intoADirectoryAnotherFileOfThatNameIsKept() throws Exception {
        Files.writeString(Files.createDirectories(directory.resolve("out")).resolve("a.bin"), "mine");
        String uri = into("out");

        assertThat(failure(InvalidRequestException.class, uri, "GH")).hasMessageContaining("a.bin");
        File renamed = result(File.class, uri + "&fileExist=Rename", "GH");

        assertThat(directory.resolve("out/a.bin")).hasContent("mine");
        assertThat(renamed).hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    void aFreeAccountIsNotAskedForRanges() throws Exception {
        SERVER.premium(false);
        HostedFile file = result(HostedFile.class, "alfafile:download", "GH", Map.of());

        try (InputStream in = file.open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.rangesAsked("GH")).isEmpty();
    }

    @Test
    void aPremiumAccountTakesFiveConnectionsAtMost() throws Exception {
        Content big = Content.random(10_000_001, 8);
        SERVER.addFile("BIG", "big.bin", big);
        SERVER.failDownload("BIG", DownloadFault.drip(10_000_000), 100);

        File file = result(File.class, into("out") + "&downloadConnections=8", "BIG");

        assertThat(file).hasBinaryContent(big.toByteArray());
        assertThat(SERVER.maxConcurrentDownloads()).isBetween(2, 5);
        assertThat(SERVER.calls("user/info")).isZero();
    }

    @Test
    void aFreeAccountTakesOneConnectionWhateverWasAskedFor() throws Exception {
        Content big = Content.random(3_000_000, 9);
        SERVER.premium(false).addFile("BIG", "big.bin", big);

        File file = result(File.class, into("out") + "&downloadConnections=4", "BIG");

        assertThat(file).hasBinaryContent(big.toByteArray());
        assertThat(SERVER.downloads("BIG")).isEqualTo(1);
        assertThat(SERVER.rangesAsked("BIG")).isEmpty();
    }

    @Test
    void aTokenTellsNothingOfTheAccountWhichIsAskedForOnlyWhereItMatters() {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setToken(SERVER.token());
        Content big = Content.random(3_000_000, 10);
        SERVER.premium(false).addFile("BIG", "big.bin", big);

        result(File.class, into("one"), "BIG");
        assertThat(SERVER.calls("user/info")).isZero();
        result(File.class, into("several") + "&downloadConnections=4", "BIG");
        result(File.class, into("several") + "&downloadConnections=4", "GH");

        assertThat(SERVER.calls("user/info")).isEqualTo(1);
        assertThat(SERVER.rangesAsked("BIG")).isEmpty();
        assertThat(SERVER.downloads("BIG")).isEqualTo(2);
    }

    @Test
    void anAccountOfWhichNothingIsToldTakesOneConnection() throws Exception {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setToken(SERVER.token());
        Content big = Content.random(3_000_000, 11);
        SERVER.addFile("BIG", "big.bin", big);
        SERVER.failNext("user/info", 404, "Not found", 1);

        File file = result(File.class, into("out") + "&downloadConnections=4", "BIG");

        assertThat(file).hasBinaryContent(big.toByteArray());
        assertThat(SERVER.downloads("BIG")).isEqualTo(1);
    }

    private String into(String name) {
        return "alfafile:download?downloadDirectory=" + directory.resolve(name);
    }

    private List<String> listing() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
