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
package io.github.camelfilehosts.internal.transfer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.Transports;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.http.Retry;
import io.github.camelfilehosts.internal.http.TransferHosts;
import io.github.camelfilehosts.internal.transfer.FileServer;
import io.github.camelfilehosts.internal.transfer.TransferTestSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What download servers were seen to do, and how the file is had all the same; or what is said, where it cannot be had.
 */
class OddDownloadServersTest extends TransferTestSetup {

    private static final String HTML = "Content-Type: text/html; charset=utf-8";

    /** What a reader finds as the cause of the IOException that it meets. */
    private static Throwable failureOf(ThrowingCallable reading) {
        return catchThrowableOfType(IOException.class, reading).getCause();
    }

    private static byte[] read(RemoteFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    private RemoteFile file(long size, String md5) {
        return file(new FileFacts("id1", "file.bin", size, md5));
    }

    /** In chunks, without a length. */
    private static RawServer.Handler chunked(byte[] body, String... headers) {
        return (request, out) -> {
            writeChunk(out, body, headers);
            out.write("0\r\n\r\n".getBytes(UTF_8));
        };
    }

    /** In one chunk, behind which nothing comes; the connection stays open until the client goes. */
    private static RawServer.Handler chunkWithoutEnd(byte[] body, String... headers) {
        return (request, out) -> {
            writeChunk(out, body, headers);
            out.flush();
            assertThat(request.body().read()).isEqualTo(-1);
        };
    }

    private static void writeChunk(OutputStream out, byte[] body, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Transfer-Encoding: chunked";
        RawServer.head(out, 200, all);
        out.write((Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8));
        out.write(body);
        out.write("\r\n".getBytes(UTF_8));
    }

    /** At most so many bytes of what is asked for. */
    private RawServer.Handler partsOf(int length, String total) {
        return (request, out) -> {
            String range = request.header("range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
            int to = Math.min(SIZE, from + length);
            RawServer.reply(
                    out,
                    206,
                    Arrays.copyOfRange(bytes, from, to),
                    "Content-Range: bytes " + from + "-" + (to - 1) + "/" + total);
        };
    }

    // A part that is shorter than what was asked for

    @Test
    void a206WithFewerBytesThanAskedGoesOnFromThere() throws Exception {
        server.otherwise(partsOf(70_000, "300000"));

        assertThat(read(file())).isEqualTo(bytes);

        assertThat(server.ranges())
                .containsExactly(null, "bytes=70000-", "bytes=140000-", "bytes=210000-", "bytes=280000-");
        // Nothing went wrong: no wait, and the same link.
        assertThat(sleeper.slept()).isEmpty();
        assertThat(server.linksGiven).hasValue(0);
        assertThat(heard).containsExactly("started id1", "completed id1");
    }

    @Test
    void a206WithFewerBytesThanAskedGoesOnFromAnOffsetToo() throws Exception {
        server.otherwise(partsOf(100_000, "*"));

        try (InputStream in = file().open(150_000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 150_000, SIZE));
        }
        assertThat(server.ranges()).containsExactly("bytes=150000-", "bytes=250000-");
    }

    @Test
    void aPartOfAFileOfUnknownSizeIsNotTheFile() throws Exception {
        server.otherwise(partsOf(100_000, "300000"));

        assertThat(read(file(-1, null))).isEqualTo(bytes);
    }

    /** One byte a request: that file would take 300,000 of them. */
    @ParameterizedTest
    @CsvSource({"300000,300000,1", "*,300000,1", "300000,300000,1000", "300000,-1,1"})
    void aServerThatGivesDropsIsNotAskedForEach(String total, long size, int drop) {
        server.otherwise(partsOf(drop, total));

        assertThat(failureOf(() -> read(file(size, md5(bytes)))))
                .isInstanceOfSatisfying(TemporaryFailureException.class, e -> {
                    assertThat(e.isRetryable()).isTrue();
                    assertThat(e.getMessage()).contains("'id1'", "gave " + drop + " bytes");
                });
        assertThat(server.requests()).hasSize(4);
        assertThat(sleeper.slept()).hasSize(3);
    }

    @Test
    void dropsUnderARangeThatPromisesMoreAreDropsToo() {
        server.otherwise((request, out) -> {
            String range = request.header("range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
            RawServer.reply(
                    out,
                    206,
                    Arrays.copyOfRange(bytes, from, from + 1),
                    "Content-Range: bytes " + from + "-299999/300000");
        });

        assertThat(failureOf(() -> read(file()))).isInstanceOf(TemporaryFailureException.class);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void dropsInDirectoryDownloadsAreResumedAnotherTime(@TempDir Path directory) {
        DirectoryDownload download = new DirectoryDownload(directory, FileExist.Fail, 1);
        server.otherwise(partsOf(1, "300000"));

        assertThatThrownBy(() -> download.download(file(), "file.bin")).isInstanceOf(TemporaryFailureException.class);
        server.otherwise(server::serve);

        assertThat(download.download(file(), "file.bin")).hasBinaryContent(bytes);
        assertThat(server.ranges()).hasSize(5).endsWith("bytes=4-");
    }

    @Test
    void aDropNowAndThenIsNoFailure() throws Exception {
        for (int i = 0; i < 8; i++) {
            server.then(partsOf(1, "300000")).then(partsOf(20_000, "300000"));
        }

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.requests()).hasSize(17);
    }

    @Test
    void aSmallFileMayComeInSmallParts() throws Exception {
        byte[] small = randomBytes(2000);
        try (FileServer smallServer = new FileServer(small, clock)) {
            for (int end = 500; end < 2000; end += 500) {
                smallServer.then(smallServer.partOf("2000", end));
            }
            FileFacts facts = new FileFacts("id1", "file.bin", 2000, md5(small));

            assertThat(read(new RemoteFile(facts, smallServer, smallServer.link(), context, settings())))
                    .isEqualTo(small);
            assertThat(smallServer.requests()).hasSize(4);
        }
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void aPartInChunksIsAPartToo() throws Exception {
        server.then((request, out) -> {
            RawServer.head(out, 206, "Content-Range: bytes 0-99999/300000", "Transfer-Encoding: chunked");
            out.write("186a0\r\n".getBytes(UTF_8));
            out.write(bytes, 0, 100_000);
            out.write("\r\n0\r\n\r\n".getBytes(UTF_8));
        });

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.ranges()).containsExactly(null, "bytes=100000-");
        assertThat(sleeper.slept()).isEmpty();
    }

    // Sizes that are none

    @Test
    void aSizeOf0WithoutMd5IsNone() throws Exception {
        RemoteFile file = file(0, null);

        assertThat(file.size()).isEqualTo(-1);
        assertThat(read(file)).isEqualTo(bytes);
    }

    @Test
    void aSizeOf0ThatTheMd5ContradictsIsNone() throws Exception {
        assertThat(read(file(0, md5(bytes)))).isEqualTo(bytes);
    }

    @Test
    void aSizeOf0MayBeTrue() throws Exception {
        server.otherwise(FileServer.replying(200, new byte[0]));

        assertThat(read(file(0, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3000,3000,3000", "0,3000,-1", "3000,2999,-1", ",3000,3000", "3000,,3000", ",,-1"})
    void sizesThatContradictAreNoSize(Long one, Long other, long size) {
        assertThat(FileFacts.size(one, other)).isEqualTo(size);
    }

    // Proxies

    @Test
    void whatAProxySaysToHaveChangedIsTheFileIfItIsRight() throws Exception {
        server.then(FileServer.replying(203, bytes)).then(FileServer.replying(203, new byte[SIZE]));

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(failureOf(() -> read(file()))).isInstanceOf(CorruptTransferException.class);
    }

    // Encodings

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate, gzip"})
    void anEncodingIsNamedWhereNothingTellsWhetherTheseBytesAreTheFile(String encoding) throws Exception {
        server.otherwise(FileServer.replying(200, gzip(bytes), "Content-Encoding: " + encoding));

        assertThat(failureOf(() -> read(file(-1, null))))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("Content-Encoding '" + encoding + "'")
                .hasMessageContaining("'id1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "none", ""})
    void noEncodingIsNone(String encoding) throws Exception {
        server.otherwise(FileServer.replying(200, bytes, "Content-Encoding: " + encoding));

        assertThat(read(file(-1, null))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true"})
    void aFileThatIsCompressedItselfIsTakenByItsSizeOrMd5(boolean size, boolean md5) throws Exception {
        byte[] compressed = gzip(bytes);
        server.otherwise(FileServer.replying(200, compressed, "Content-Encoding: gzip"));

        assertThat(read(file(size ? compressed.length : -1, md5 ? md5(compressed) : null)))
                .isEqualTo(compressed);
    }

    /** Who reads the beginning only would take it for the file's. */
    @Test
    void notAByteOfACompressedAnswerIsHandedOutWhereTheSizeIsKnown() throws Exception {
        server.then(chunked(gzip(bytes), "Content-Encoding: gzip"));

        try (InputStream in = file().open()) {
            assertThat(in.readNBytes(1000)).isEqualTo(Arrays.copyOf(bytes, 1000));
        }
        assertThat(server.requests()).hasSize(2);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    // HTML that is the file

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true"})
    void aRealHtmlFileInChunksIsTheFile(boolean size, boolean md5) throws Exception {
        server.otherwise(chunked(bytes, HTML, "Content-Disposition: attachment; filename=page.php"));

        assertThat(read(file(size ? SIZE : -1, md5 ? md5(bytes) : null))).isEqualTo(bytes);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRealHtmlFileThatIsLongerThanAnyErrorPageIsTheFile() throws Exception {
        byte[] long1 = randomBytes(3_000_000);
        server.otherwise(chunked(long1, HTML));

        assertThat(read(file(-1, md5(long1)))).isEqualTo(long1);
    }

    @Test
    void aRealHtmlFileWithALengthIsTheFileByItsMd5() throws Exception {
        server.otherwise(FileServer.replying(200, bytes, HTML));

        assertThat(read(file(-1, md5(bytes)))).isEqualTo(bytes);
    }

    @Test
    void aRealHtmlFileIsResumed() throws Exception {
        server.then((request, out) -> {
                    RawServer.head(out, 200, HTML, "Content-Length: " + SIZE);
                    out.write(bytes, 0, 1000);
                })
                .then((request, out) -> {
                    RawServer.head(out, 206, HTML, "Content-Range: bytes 1000-299999/300000");
                    out.write(bytes, 1000, SIZE - 1000);
                });

        assertThat(read(file())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void anErrorPageInChunksIsNeverTheFile(boolean size, boolean md5) {
        byte[] page = "<html>Sorry</html>".getBytes(UTF_8);
        server.otherwise(chunked(page, HTML, "Content-Disposition: attachment"));
        RemoteFile file = file(size ? SIZE : -1, md5 ? md5(bytes) : null);

        ByteArrayOutputStream got = new ByteArrayOutputStream();
        assertThat(failureOf(() -> file.open().transferTo(got)))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("a web page instead of file 'id1'");
        // Not one byte of it; and each time with another link.
        assertThat(got.size()).isZero();
        assertThat(server.requests()).hasSize(4);
        assertThat(server.linksGiven).hasValue(3);
    }

    @Test
    void anErrorPageInChunksThatPassesWithAFreshLinkIsNotSeen() throws Exception {
        server.then(chunked("<html>Sorry</html>".getBytes(UTF_8), HTML));

        assertThat(read(file())).isEqualTo(bytes);
    }

    // The end that does not come

    /** With time-outs that this test would not live to see. */
    private RemoteFile patiently(FileFacts facts) {
        DownloadSettings patient = new DownloadSettings(
                Transports.transport(Duration.ofSeconds(60)),
                TransferHosts.ANY,
                new Retry(3, Duration.ofSeconds(1)),
                clock,
                executor,
                true,
                listener,
                null);
        return new RemoteFile(facts, server, server.link(), context, patient);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLastChunkThatNeverComesIsNotWaitedForWhenAllBytesAreThere(boolean md5) throws Exception {
        server.otherwise(chunkWithoutEnd(bytes));

        assertThat(read(patiently(new FileFacts("id1", "file.bin", SIZE, md5 ? md5(bytes) : null))))
                .isEqualTo(bytes);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRealHtmlFileWhoseLastChunkNeverComesIsNotWaitedFor() throws Exception {
        server.otherwise(chunkWithoutEnd(bytes, HTML));

        assertThat(read(patiently(facts()))).isEqualTo(bytes);
    }

    @Test
    void aWrongFileWhoseLastChunkNeverComesIsAWrongFile() {
        byte[] other = bytes.clone();
        other[1000] ^= 1;
        server.otherwise(chunkWithoutEnd(other));

        assertThat(failureOf(() -> read(patiently(facts())))).isInstanceOf(CorruptTransferException.class);
    }

    @Test
    void aLastChunkThatIsMissingDoesNotSpoilAFileOfUnknownSizeWhoseMd5IsRight() throws Exception {
        server.otherwise((request, out) -> writeChunk(out, bytes));

        assertThat(read(file(-1, md5(bytes)))).isEqualTo(bytes);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aBreakInAFileOfUnknownSizeWhoseMd5IsNotYetRightIsResumed() throws Exception {
        server.then((request, out) -> writeChunk(out, Arrays.copyOf(bytes, 200_000)));

        assertThat(read(file(-1, md5(bytes)))).isEqualTo(bytes);
        assertThat(server.ranges()).containsExactly(null, "bytes=200000-");
    }

    // Refusals

    @ParameterizedTest
    @ValueSource(ints = {408, 425})
    void aRequestThatWasNotReadIsSentAgain(int status) throws Exception {
        server.then(FileServer.replying(status, new byte[0]));

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.requests()).hasSize(2);
        assertThat(sleeper.slept()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425})
    void aServerThatNeverReadsIsTemporary(int status) {
        server.otherwise(FileServer.replying(status, new byte[0]));

        assertThat(failureOf(() -> read(file()))).isInstanceOfSatisfying(TemporaryFailureException.class, e -> {
            assertThat(e.getCode()).isEqualTo(status);
            assertThat(e.isRetryable()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wed, 21 Oct 2015 07:28:00 GMT", "0", "-1"})
    void aRetryAfterThatIsOverMeansTheUsualBackOff(String retryAfter) throws Exception {
        for (int i = 0; i < 3; i++) {
            server.then(FileServer.replying(503, new byte[0], "Retry-After: " + retryAfter));
        }

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(sleeper.slept()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(sleeper.slept().get(i)).isGreaterThanOrEqualTo(Duration.ofSeconds(1L << i));
        }
    }

    // Redirects

    @Test
    void aRedirectThatWantsItsCookieBackIsSaidToBeOne() {
        server.otherwise((request, out) ->
                RawServer.reply(out, 302, new byte[0], "Set-Cookie: seen=1", "Location: " + request.path()));

        assertThat(failureOf(() -> read(file())))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("file 'id1' could not be fetched")
                .hasMessageContaining("sets a cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/x", "file:///etc/passwd", "javascript:alert(1)", "http://u:p@a.example/x"})
    void aRedirectThatCannotBeFollowedIsSaidToBeOne(String location) {
        server.otherwise(FileServer.replying(302, new byte[0], "Location: " + location));

        assertThat(failureOf(() -> read(file())))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("cannot be followed");
    }

    @Test
    void aRedirectIsResumedFromItsLink() throws Exception {
        server.then(FileServer.replying(302, new byte[0], "Location: /node 7/x"))
                .then(server.endingAt(1000))
                .then(FileServer.replying(307, new byte[0], "Location: /node 8/x"));

        assertThat(read(file())).isEqualTo(bytes);
        assertThat(server.requests())
                .extracting(RawServer.Request::path)
                .containsExactly("/get/0", "/node%207/x", "/get/1", "/node%208/x");
    }
}
