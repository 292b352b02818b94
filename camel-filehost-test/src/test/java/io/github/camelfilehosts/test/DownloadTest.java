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
package io.github.camelfilehosts.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final int SIZE = 100_000;

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    private final Client client = new Client(fileFactory::apiUrl);
    private final Content content = Content.random(SIZE, 1);
    private final byte[] bytes = content.toByteArray();

    @BeforeEach
    void addFile() {
        fileFactory.addFile("f1", "Grüße 100%.bin", content).linkType("premium");
    }

    @Test
    void servesTheFile() {
        String url = link();
        HttpResponse<byte[]> response = client.bytes(url);

        assertThat(url).contains("/get/p/f1/").endsWith("/Gr%C3%BC%C3%9Fe%20100%25.bin");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(bytes);
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
        assertThat(fileFactory.bytesServed()).isEqualTo(SIZE);
        assertThat(fileFactory.downloads("f1")).isEqualTo(1);
        assertThat(fileFactory.openConnections()).isEqualTo(1);
    }

    @Test
    void servesRanges() {
        assertRange("bytes=10-19", 10, 20);
        assertRange("bytes=99990-", 99_990, SIZE);
        assertRange("bytes=-10", SIZE - 10, SIZE);
        assertRange("bytes=99990-200000", 99_990, SIZE);
        assertThat(fileFactory.rangesAsked("f1"))
                .containsExactly("bytes=10-19", "bytes=99990-", "bytes=-10", "bytes=99990-200000");

        HttpResponse<byte[]> beyond = client.bytes(link(), "Range", "bytes=100000-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */100000");
    }

    private void assertRange(String range, int from, int to) {
        HttpResponse<byte[]> response = client.bytes(link(), "Range", range);
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.headers().firstValue("Content-Range"))
                .hasValue("bytes " + from + "-" + (to - 1) + "/" + SIZE);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(bytes, from, to));
    }

    @Test
    void keepsTheConnectionForTheNextRequest() {
        client.bytes(link());
        client.bytes(link(), "Range", "bytes=5-");

        assertThat(fileFactory.openConnections()).isEqualTo(1);
    }

    @Test
    void freeLinksTakeNoRangeAndOneConnection() throws Exception {
        fileFactory.addFile("free", "a.bin", content);
        fileFactory.failDownload("free", DownloadFault.hangAfter(10), 1);

        try (InputStream first = client.stream(link("free")).body()) {
            first.readNBytes(10);
            assertThat(client.get(link("free")).headers().firstValue("Location"))
                    .hasValue("/error?code=275");
        }
        awaitNoDownload();
        HttpResponse<byte[]> second = client.bytes(link("free"), "Range", "bytes=5-");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(bytes);
    }

    @Test
    void freeLinksWorkAfterTheirDelay() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        fileFactory.clock(now::get);
        fileFactory.addFile("free", "a.bin", content).delay(30);
        String url = link("free");

        assertThat(client.get(url).headers().firstValue("Location")).hasValue("/error?code=266");
        now.updateAndGet(time -> time.plusSeconds(30));
        assertThat(client.bytes(url).statusCode()).isEqualTo(200);
    }

    @Test
    void linksExpire() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        fileFactory.clock(now::get).linkLifetime(Duration.ofMinutes(5));
        String url = link();

        assertThat(client.bytes(url).statusCode()).isEqualTo(200);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));
        assertThat(client.get(url).headers().firstValue("Location")).hasValue("/error?code=263");
        assertThat(client.bytes(link()).statusCode()).isEqualTo(200);
        String another = link();
        fileFactory.expireLinks();
        assertThat(client.get(another).headers().firstValue("Location")).hasValue("/error?code=263");
        assertThat(client.get(fileFactory.streamUrl() + "/get/p/f1/made-up/a")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/error?code=265");
    }

    @Test
    void theCodePageIsHtmlWithStatus200() {
        HttpResponse<String> page = client.get(fileFactory.streamUrl() + "/error?code=263");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void breaksOff() throws IOException {
        fileFactory.failDownload("f1", DownloadFault.endAfter(40_000), 1);
        fileFactory.failDownload("f1", DownloadFault.resetAfter(40_000), 1);
        fileFactory.failDownload("f1", DownloadFault.resetBeforeReply(), 10);

        assertThat(bytesBeforeTheEnd()).isEqualTo(40_000);
        assertThat(readUntilItBreaks()).isLessThanOrEqualTo(40_000);
        // Ten times, since the JDK's client does not give up at the first.
        assertThatThrownBy(() -> client.bytes(link())).isInstanceOf(Client.BrokenConnection.class);
    }

    /**
     * The JDK's newer client may throw away what it has buffered when the connection ends early; the older one hands it
     * out.
     */
    private long bytesBeforeTheEnd() throws IOException {
        long read = 0;
        try (InputStream in = URI.create(link()).toURL().openStream()) {
            while (in.read() >= 0) {
                read++;
            }
        } catch (IOException expected) {
            // Since Java 21 it says so; before, it only ends.
            assertThat(expected).hasMessageContaining("Premature EOF");
        }
        return read;
    }

    private long readUntilItBreaks() throws IOException {
        HttpResponse<InputStream> response = client.stream(link());
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
        long read = 0;
        try (InputStream in = response.body()) {
            while (in.read() >= 0) {
                read++;
            }
        } catch (IOException expected) {
            return read;
        }
        throw new AssertionError("Did not break");
    }

    @Test
    void resetsReallyReset() throws IOException {
        fileFactory.failDownload("f1", DownloadFault.resetAfter(0), 1);

        assertThatThrownBy(() -> client.bytes(link())).rootCause().hasMessageContaining("reset");
    }

    @Test
    void corruptsAByteWhereverTheRangeBegins() {
        fileFactory.failDownload("f1", DownloadFault.corruptAt(50_000), 2);

        byte[] expected = bytes.clone();
        expected[50_000] ^= 1;
        assertThat(client.bytes(link()).body()).isEqualTo(expected);
        assertThat(client.bytes(link(), "Range", "bytes=49999-").body())
                .isEqualTo(Arrays.copyOfRange(expected, 49_999, SIZE));
    }

    @Test
    void sendsTooMuchOrTooLittle() {
        fileFactory.failDownload("f1", DownloadFault.wrongLength(-5), 1);
        fileFactory.failDownload("f1", DownloadFault.wrongLength(5), 1);
        fileFactory.failDownload("f1", DownloadFault.unknownLength(), 1);

        assertThat(client.bytes(link()).body()).hasSize(SIZE - 5);
        assertThat(client.bytes(link()).body()).hasSize(SIZE + 5).startsWith(bytes);
        HttpResponse<byte[]> chunked = client.bytes(link());
        assertThat(chunked.headers().firstValue("Content-Length")).isEmpty();
        assertThat(chunked.body()).isEqualTo(bytes);
    }

    @Test
    void answersRangesWrongly() {
        fileFactory.failDownload("f1", DownloadFault.ignoreRange(), 1);
        fileFactory.failDownload("f1", DownloadFault.wrongContentRange(), 1);

        HttpResponse<byte[]> whole = client.bytes(link(), "Range", "bytes=10-19");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(bytes);
        HttpResponse<byte[]> other = client.bytes(link(), "Range", "bytes=10-19");
        assertThat(other.statusCode()).isEqualTo(206);
        assertThat(other.headers().firstValue("Content-Range")).hasValue("bytes 0-9/100000");
        assertThat(other.body()).isEqualTo(Arrays.copyOf(bytes, 10));
    }

    @Test
    void sendsSomethingElse() {
        fileFactory.failDownload("f1", DownloadFault.status(503, 7), 1);
        fileFactory.failDownload("f1", DownloadFault.html(200), 1);
        fileFactory.failDownload("f1", DownloadFault.expired(), 1);
        fileFactory.failDownload("f1", DownloadFault.redirectToCodePage(257), 1);

        HttpResponse<String> busy = client.get(link());
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(client.get(link()).body()).startsWith("<!DOCTYPE html>");
        assertThat(client.get(link()).statusCode()).isEqualTo(410);
        assertThat(client.get(link()).headers().firstValue("Location")).hasValue("/error?code=257");
        assertThat(fileFactory.downloads("f1")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/Mozart Requiem.mp3",
                "/files//Grüße [1] {2} | 100%.mp3",
                "/files/a.mp3?name=Mozart Requiem&x=\"y\"",
                "HOST/files/Mozart Requiem.mp3",
                "Mozart Requiem.mp3",
                "?part=1 2",
            })
    void redirectsToWhateverLocation(String location) {
        String sent = location.replace("HOST", fileFactory.streamUrl());
        fileFactory.failDownload("f1", DownloadFault.redirectVia(sent), 1);
        String url = link();

        String header = new String(
                client.get(url).headers().firstValue("Location").orElseThrow().getBytes(ISO_8859_1), UTF_8);

        assertThat(header).isEqualTo(sent);
        assertThat(client.bytes(followed(url, header)).body()).isEqualTo(bytes);
        assertThat(client.bytes(followed(url, header), "Range", "bytes=99990-").body())
                .hasSize(10);
    }

    @Test
    void redirectsWithACodeInTheMiddle() {
        fileFactory.failDownload(
                "f1",
                DownloadFault.redirectVia("/error.php?code=254", "/stream/f1").and(DownloadFault.html(200)),
                1);

        assertThat(client.get(link()).headers().firstValue("Location")).hasValue("/error.php?code=254");
        HttpResponse<String> middle = client.get(fileFactory.streamUrl() + "/error.php?code=254");
        assertThat(middle.headers().firstValue("Location")).hasValue("/stream/f1");
        HttpResponse<String> last = client.get(fileFactory.streamUrl() + "/stream/f1");
        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(last.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void wantsItsCookieBack() {
        fileFactory.failDownload("f1", DownloadFault.wantsCookie(), 1);
        String url = link();

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> reply = client.get(url);
            assertThat(reply.statusCode()).isEqualTo(302);
            assertThat(url).endsWith(reply.headers().firstValue("Location").orElseThrow());
            assertThat(reply.headers().firstValue("Set-Cookie")).hasValue("seen=1");
        }
        assertThat(client.bytes(url, "Cookie", "seen=1").body()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "-1", "soon", "Wed, 21 Oct 2015 07:28:00 GMT"})
    void asksToRetryAfterAnything(String retryAfter) {
        fileFactory.failDownload("f1", DownloadFault.status(503, retryAfter), 1);

        assertThat(client.get(link()).headers().firstValue("Retry-After")).hasValue(retryAfter);
    }

    @Test
    void saysThatTheRequestCameTooLate() {
        fileFactory.failDownload("f1", DownloadFault.requestTimeout(), 1);

        HttpResponse<String> reply = client.get(link());

        assertThat(reply.statusCode()).isEqualTo(408);
        assertThat(reply.headers().firstValue("Connection")).hasValue("close");
        assertThat(client.bytes(link()).body()).isEqualTo(bytes);
    }

    @Test
    void sendsFewerBytesOfARangeThanAsked() {
        fileFactory.failDownload("f1", DownloadFault.shortRange(500), 1);

        HttpResponse<byte[]> reply = client.bytes(link(), "Range", "bytes=1000-2999");

        assertThat(reply.statusCode()).isEqualTo(206);
        assertThat(reply.headers().firstValue("Content-Range")).hasValue("bytes 1000-1499/100000");
        assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(bytes, 1000, 1500));
    }

    @Test
    void knowsAFileByItsValidators() {
        FileFactoryFile file =
                fileFactory.addFile("f1", "a.bin", content).linkType("premium").etag("\"1\"");

        assertThat(client.bytes(link(), "Range", "bytes=5-", "If-Range", "\"1\"")
                        .statusCode())
                .isEqualTo(206);
        fileFactory.failDownload("f1", DownloadFault.header("ETag", "\"other\""), 1);
        HttpResponse<byte[]> other = client.bytes(link(), "Range", "bytes=5-", "If-Range", "\"1\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("ETag")).hasValue("\"other\"");
        file.etag("W/\"1\"").lastModified("Wed, 21 Oct 2015 07:28:00 GMT");
        assertThat(client.bytes(link(), "Range", "bytes=5-", "If-Range", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.bytes(link(), "Range", "bytes=5-", "If-Range", "Wed, 21 Oct 2015 07:28:00 GMT")
                        .statusCode())
                .isEqualTo(206);
        assertThat(client.bytes(link(), "Range", "bytes=5-").statusCode()).isEqualTo(206);
    }

    @Test
    void compressesTheFile() throws IOException {
        fileFactory.failDownload("f1", DownloadFault.gzip(), 1);

        HttpResponse<byte[]> reply = client.bytes(link(), "Range", "bytes=5-");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(reply.headers().firstValue("Content-Length")).isEmpty();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes())
                .isEqualTo(bytes);
    }

    @Test
    void sendsAFileThatLooksLikeAPage() {
        fileFactory.failDownload(
                "f1", DownloadFault.header("Content-Type", "text/html").and(DownloadFault.unknownLength()), 1);

        HttpResponse<byte[]> reply = client.bytes(link());

        assertThat(reply.headers().allValues("Content-Type")).containsExactly("text/html");
        assertThat(reply.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(reply.body()).isEqualTo(bytes);
    }

    @Test
    void neverSendsTheLastChunk() throws IOException {
        fileFactory.failDownload("f1", DownloadFault.lastChunkMissing(), 1);

        HttpResponse<InputStream> reply = client.stream(link());
        CompletableFuture<Integer> end;
        try (InputStream in = reply.body()) {
            assertThat(in.readNBytes(SIZE)).isEqualTo(bytes);
            end = CompletableFuture.supplyAsync(() -> nextByte(in));
            assertThat(end).isNotDone();
            fileFactory.reset();
            assertThat(end.handle((read, e) -> e != null))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(true);
        }
    }

    private static int nextByte(InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isSilentForSoLongByItsClockAndThenCloses() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        fileFactory.clock(now::get);
        // The JDK's client does not give up at the first.
        fileFactory.failDownload(
                "f1", DownloadFault.silence(Duration.ofSeconds(5)).and(DownloadFault.dropReply()), 1);
        fileFactory.failDownload("f1", DownloadFault.dropReply(), 10);
        String url = link();
        CompletableFuture<HttpResponse<byte[]>> download = CompletableFuture.supplyAsync(() -> client.bytes(url));
        await().until(() -> fileFactory.downloadsInProgress() == 1);

        assertThat(download).isNotDone();
        now.updateAndGet(time -> time.plusSeconds(5));
        assertThat(download)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Client.BrokenConnection.class);
    }

    /** As a browser does: what no URI may hold is percent-encoded. */
    private static String followed(String url, String location) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : location.getBytes(UTF_8)) {
            boolean plain = each > ' ' && "\"[]{}|".indexOf(each) < 0;
            encoded.append(plain ? String.valueOf((char) each) : "%%%02X".formatted(each & 0xFF));
        }
        String target = encoded.toString().replace("100%.", "100%25.");
        // URI takes a query alone for a path.
        return target.startsWith("?")
                ? url + target
                : URI.create(url).resolve(target).toString();
    }

    @Test
    void drips() {
        fileFactory.failDownload("f1", DownloadFault.drip(200_000), 1);
        long begin = System.nanoTime();

        assertThat(client.bytes(link()).body()).isEqualTo(bytes);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(450), Duration.ofSeconds(30));
    }

    @Test
    void resetFreesThoseThatHang() {
        fileFactory.failDownload("f1", DownloadFault.hang(), 1);
        String url = link();
        CompletableFuture<HttpResponse<byte[]>> download = CompletableFuture.supplyAsync(() -> client.bytes(url));
        while (fileFactory.downloadsInProgress() == 0) {
            Thread.onSpinWait();
        }

        assertThat(download).isNotDone();
        fileFactory.reset();
        // It may have tried again, and been told that there is no such link.
        assertThat(download.handle((response, e) -> e != null || response.statusCode() == 302))
                .succeedsWithin(Duration.ofSeconds(30))
                .isEqualTo(true);
        awaitNoDownload();
    }

    @Test
    void countsWhatGoesOnAtOnce() {
        fileFactory.failDownload("f1", DownloadFault.drip(500_000), 3);
        CompletableFuture<?>[] three = new CompletableFuture<?>[3];
        Arrays.setAll(three, i -> CompletableFuture.runAsync(() -> client.bytes(link())));
        CompletableFuture.allOf(three).join();
        for (int i = 0; i < 50; i++) {
            client.bytes(link());
        }

        assertThat(fileFactory.maxConcurrentDownloads()).isBetween(2, 3);
    }

    private void awaitNoDownload() {
        await().atMost(Duration.ofMinutes(2)).until(() -> fileFactory.downloadsInProgress() == 0);
    }

    private String link() {
        return link("f1");
    }

    private String link(String id) {
        return client.call("getDownloadLink", "file", id).at("/result/url").asText();
    }
}
