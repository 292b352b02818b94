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

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.ReceivedUpload;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the body is, its bytes arrive once and unchanged, and nothing of it stays on disk. */
class UploadBodyTest extends AlfaFileTestSupport {

    private static final Content CONTENT = Content.random(300_001, 1);

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + directory.resolve("in") + "?initialDelay=0&delay=20")
                        .to("alfafile:upload")
                        .to("mock:done");
                from("direct:cached").to("alfafile:upload?fileName=a.bin");
                from("direct:uncached").streamCache("false").to("alfafile:upload?fileName=a.bin");
                from("direct:copy").to("alfafile:download").to("alfafile:upload");
                from("direct:copy-stream")
                        .streamCache("false")
                        .to("alfafile:download")
                        .convertBodyTo(InputStream.class)
                        .to("alfafile:upload");
            }
        };
    }

    @BeforeEach
    void keepUploads() {
        SERVER.keepUploads(true);
    }

    @Test
    void aFile() throws IOException {
        Path path = Files.write(directory.resolve("a.bin"), CONTENT.toByteArray());

        assertUploaded(send("alfafile:upload", path.toFile()));
        assertThat(path).exists();
    }

    @Test
    void aPath() throws IOException {
        assertUploaded(send("alfafile:upload", Files.write(directory.resolve("a.bin"), CONTENT.toByteArray())));
    }

    @Test
    void aCamelFile() throws Exception {
        MockEndpoint done = context.getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(1);
        Files.write(Files.createDirectories(directory.resolve("in")).resolve("a.bin"), CONTENT.toByteArray());

        done.assertIsSatisfied();

        assertUploaded(done.getExchanges().get(0));
    }

    @Test
    void bytes() {
        assertUploaded(send("alfafile:upload?fileName=a.bin", CONTENT.toByteArray()));
    }

    @Test
    void aStringInTheCharsetOfTheExchange() {
        Exchange utf8 = send("alfafile:upload?fileName=a.txt", "Grüße, мир");
        Exchange latin = template.request("alfafile:upload?fileName=b.txt", exchange -> {
            exchange.getMessage().setBody("Grüße");
            exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
        });

        assertThat(succeeded(AlfaFile.class, utf8).size()).isEqualTo(15);
        assertThat(succeeded(AlfaFile.class, latin).size()).isEqualTo(5);
        assertThat(SERVER.uploadsReceived().get(0).content().toByteArray())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Grüße, мир");
    }

    /** Known or not: it needs no call to see that. */
    static Stream<Arguments> unusableCharsets() {
        return Stream.of("nonsense", "no charset", " ", "ISO-2022-CN")
                .flatMap(charset -> Stream.of(Map.<String, Object>of(), announced())
                        .flatMap(headers -> Stream.of("text", new StringReader("text"), new ReaderCache("text"))
                                .map(body -> Arguments.of(charset, headers, body))));
    }

    @ParameterizedTest
    @MethodSource("unusableCharsets")
    void aTextInACharsetThatThereIsNotIsAnErrorBeforeAnyCall(String charset, Map<String, Object> headers, Object body) {
        Map<String, Object> withCharset = new HashMap<>(headers);
        withCharset.put(Exchange.CHARSET_NAME, charset);

        assertThat(failure(InvalidRequestException.class, "alfafile:upload?fileName=a.txt", body, withCharset))
                .hasMessageContaining("CamelCharsetName")
                .hasMessageContaining("'" + charset.strip() + "'");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void bytesAreInNoCharset() {
        assertUploaded(send(
                "alfafile:upload?fileName=a.bin", CONTENT.toByteArray(), Map.of(Exchange.CHARSET_NAME, "nonsense")));
    }

    @Test
    void anEmptyBody() {
        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=empty.txt", "");

        assertThat(file.size()).isZero();
        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    @Test
    void aStreamThatCanBeReadOnce() {
        assertUploaded(send("alfafile:upload?fileName=a.bin", CONTENT.open(0)));
    }

    @Test
    void aStreamThatBreaksUploadsNothing() {
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("the disk is gone");
                }
                left--;
                return 1;
            }
        };

        InvalidRequestException e = failure(InvalidRequestException.class, "alfafile:upload?fileName=a.bin", broken);

        assertThat(e).hasMessageContaining("could not be read").hasMessageContaining("the disk is gone");
        assertThat(SERVER.calls()).isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aStreamInARouteWithoutStreamCaching() {
        assertUploaded(send("direct:uncached", CONTENT.open(0)));
    }

    @Test
    void aStreamThatCamelCachesInMemory() {
        assertUploaded(send("direct:cached", CONTENT.open(0)));
    }

    @Test
    void aStreamThatCamelSpools() {
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolThreshold(1000);

        assertUploaded(send("direct:cached", CONTENT.open(0)));
    }

    @Test
    void aStreamCache() throws IOException {
        StreamCache cache = new InputStreamCache(CONTENT.toByteArray());
        cache.writeTo(OutputStream.nullOutputStream());

        assertUploaded(send("alfafile:upload?fileName=a.bin", cache));
    }

    @Test
    void aStreamCacheInAFile() throws IOException {
        File file =
                Files.write(directory.resolve("cached"), CONTENT.toByteArray()).toFile();

        assertUploaded(send("alfafile:upload?fileName=a.bin", new FileInputStreamCache(file)));
    }

    @Test
    void aFileOfTheHost() {
        SERVER.instantUploads(false);
        SERVER.addFile("GH", "a.bin", CONTENT);

        Exchange exchange = send("direct:copy", "GH");

        assertUploaded(exchange, 1);
        assertThat(SERVER.files()).hasSize(2);
        assertThat(SERVER.downloads("GH")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "copy-stream"})
    void aFileOfTheHostThatIsWrongFailsTheUploadWithItsOwnException(String route) {
        SERVER.instantUploads(false);
        SERVER.addFile("GH", "a.bin", CONTENT);
        SERVER.failDownload("GH", DownloadFault.corruptAt(CONTENT.size() - 1), 9);

        CorruptTransferException e = failed(CorruptTransferException.class, send("direct:" + route, "GH"));

        assertThat(e.getOperation()).isEqualTo("download");
        assertThat(e).hasMessageContaining(CONTENT.md5());
        assertThat(SERVER.files()).hasSize(1);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aFileOfTheHostThatIsBusyFailsTheUploadWithItsWait() {
        SERVER.instantUploads(false);
        SERVER.addFile("GH", "a.bin", CONTENT);
        SERVER.failDownload("GH", DownloadFault.status(429, 3600), 9);

        RateLimitedException e = failed(RateLimitedException.class, send("direct:copy", "GH"));

        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(e.isRetryable()).isTrue();
    }

    @Test
    void aFileOfTheHostThatIsKnownMovesNoByte() {
        SERVER.addFile("GH", "a.bin", CONTENT);

        Exchange exchange = send("direct:copy", "GH");

        assertThat(succeeded(AlfaFile.class, exchange).name()).isEqualTo("a.bin");
        assertThat(SERVER.streamRequests()).isEmpty();
        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.INSTANT_UPLOAD))
                .isEqualTo(true);
    }

    @Test
    void noBodyWhereTheServiceHasTheFile() {
        SERVER.knows(CONTENT);

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=a.bin", null, announced());

        assertThat(file.size()).isEqualTo(CONTENT.size());
        assertThat(SERVER.streamRequests()).isEmpty();
    }

    @Test
    void noBodyWhereItIsNeededIsAnErrorThatSaysSo() {
        InvalidRequestException e =
                failure(InvalidRequestException.class, "alfafile:upload?fileName=a.bin", null, announced());

        assertThat(e).hasMessageContaining("body is null").hasMessageContaining("needs its bytes");
        assertThat(SERVER.bytesReceived()).isZero();
    }

    @Test
    void noBodyAndNoMd5IsAnErrorBeforeAnyCall() {
        assertThat(failure(InvalidRequestException.class, "alfafile:upload?fileName=a.bin", null))
                .hasMessageContaining("body is null")
                .hasMessageContaining("MD5 and size are not given");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void noBodyAndNoMd5IsAnError() {
        failure(InvalidRequestException.class, "alfafile:upload?fileName=a.bin", null);

        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAnErrorThatNamesIt() {
        InvalidRequestException e =
                failure(InvalidRequestException.class, "alfafile:upload", directory.resolve("gone.bin"));

        assertThat(e).hasMessageContaining("gone.bin");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void aBodyThatIsNoBytesIsAnErrorThatNamesItsType() {
        InvalidRequestException e =
                failure(InvalidRequestException.class, "alfafile:upload?fileName=a.bin", new Object());

        assertThat(e).hasMessageContaining("java.lang.Object");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void folderAndModeAreSent() {
        SERVER.addFolder("E", "folder");

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=a.txt&folderId=E&mode=HOT", "text");

        assertThat(file.folderId()).isEqualTo("E");
        assertThat(file.mode()).isEqualTo(Mode.HOT);
    }

    @Test
    void theStateOfTheUploadIsInTheHeaders() {
        Exchange exchange = send("alfafile:upload?fileName=a.txt", new ByteArrayInputStream(new byte[10]));

        AlfaFile file = succeeded(AlfaFile.class, exchange);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.PRODUCED_FILE_ID, file.id())
                .containsEntry(
                        AlfaFileConstants.PRODUCED_UPLOAD_ID,
                        SERVER.uploadSessions().get(0).id())
                .containsEntry(AlfaFileConstants.UPLOAD_STATE, "DONE")
                .containsEntry(AlfaFileConstants.INSTANT_UPLOAD, false)
                .containsEntry(AlfaFileConstants.URL, file.url());
    }

    private static Map<String, Object> announced() {
        return Map.of(AlfaFileConstants.MD5, CONTENT.md5(), AlfaFileConstants.SIZE, CONTENT.size());
    }

    private void assertUploaded(Exchange exchange) {
        assertUploaded(exchange, 0);
    }

    private void assertUploaded(Exchange exchange, int filesBefore) {
        AlfaFile file = succeeded(AlfaFile.class, exchange);
        assertThat(file.name()).isEqualTo("a.bin");
        assertThat(file.size()).isEqualTo(CONTENT.size());
        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(SERVER.uploadsReceived()).hasSize(1);
        ReceivedUpload received = SERVER.uploadsReceived().get(0);
        assertThat(received.name()).isEqualTo("a.bin");
        assertThat(received.content().toByteArray()).isEqualTo(CONTENT.toByteArray());
        assertThat(SERVER.files())
                .extracting(AlfaFileFile::id)
                .hasSize(filesBefore + 1)
                .contains(file.id());
        assertThat(SERVER.streamRequests())
                .filteredOn(request -> request.httpMethod().equals("POST"))
                .hasSize(1);
        assertThat(spooled()).isEmpty();
    }
}
