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
package io.github.camelfilehosts.internal.http;

import static io.github.camelfilehosts.Transports.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.Transports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on the wire, which a well-behaved server does not show. */
@Timeout(30)
class ConnectionsTest {

    private final HttpTransport transport = Transports.transport();

    @Test
    void leavingAHugeDownloadTakesNoTimeAndTakesTheConnectionDown() throws Exception {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, 200, "Content-Length: 2147483648");
            byte[] block = new byte[8192];
            long count = 0;
            try {
                // It breaks some seconds after the test should have left.
                for (; count < 40_000_000; count += block.length) {
                    out.write(block);
                    out.flush();
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                sent.complete(count);
            }
        })) {
            DownloadReply reply = transport.download(server.uri("/huge"), 0, -1);
            assertThat(reply.length()).isEqualTo(2147483648L);
            assertThat(reply.content().readNBytes(100_000)).hasSize(100_000);

            long start = System.nanoTime();
            reply.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(sent.get(10, TimeUnit.SECONDS)).isLessThan(20_000_000L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/html", "Content-Length: 9007199254740991"})
    void anAnswerThatNeverEndsIsLeftToo(String header) throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, 200, header);
            byte[] block = new byte[1024 * 1024];
            while (true) {
                out.write(block);
            }
        })) {
            Reply reply = transport.post(server.uri("/v1/x"), Map.of());

            assertThat(json(reply)).isNull();
            assertThat(reply.body()).isEmpty();
        }
    }

    @Test
    void whatTheClientIsSetToHoldsForEveryKindOfRequest() throws Exception {
        RequestConfig impatient = RequestConfig.custom()
                .setResponseTimeout(50, TimeUnit.MILLISECONDS)
                .build();
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out) -> silence(never));
                CloseableHttpClient client =
                        HttpClients.custom().setDefaultRequestConfig(impatient).build()) {
            HttpTransport strict = new HttpTransport(client);
            FilePart file = new FilePart("file", "a.bin", InputStream.nullInputStream(), 0);

            assertThatThrownBy(() -> strict.post(server.uri("/x"), Map.of()))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> strict.upload(server.uri("/x"), file)).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> strict.download(server.uri("/x"), 0, -1))
                    .isInstanceOf(SocketTimeoutException.class);
        } finally {
            never.countDown();
        }
    }

    private static void silence(CountDownLatch end) throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aBreakAfterTheRequestMayMeanThatItWasCarriedOut() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            request.readBody();
            throw new IOException("break");
        })) {
            IOException broken =
                    catchThrowableOfType(IOException.class, () -> transport.post(server.uri("/x"), Map.of("a", "b")));

            assertThat(NoAnswer.wasSent(broken)).isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void silenceAfterTheRequestMayMeanThatItWasCarriedOut() throws Exception {
        try (RawServer server =
                new RawServer((request, out) -> request.body().transferTo(OutputStream.nullOutputStream()))) {
            IOException silent =
                    catchThrowableOfType(IOException.class, () -> transport.post(server.uri("/x"), Map.of("a", "b")));

            assertThat(NoAnswer.wasSent(silent)).isTrue();
        }
    }

    @Test
    void uploadsOnePartOfKnownLengthUnderItsOwnName() throws Exception {
        byte[] content = "the bytes".getBytes(UTF_8);
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, 100);
            body.complete(request.readBody());
            RawServer.reply(out, 200, "{\"ok\":1}".getBytes(UTF_8));
        })) {
            Reply reply = transport.upload(
                    server.uri("/multipart-upload/abc"),
                    new FilePart(
                            "file",
                            "\u65e5\u672c \"caf\u00e9\"\r\nX-Evil: 1\ud83d\ude00.txt",
                            new ByteArrayInputStream(content),
                            content.length));

            assertThat(json(reply).path("ok").asInt()).isEqualTo(1);
            RawServer.Request request = server.requests().get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.header("Expect")).isEqualToIgnoringCase("100-continue");
            assertThat(request.header("Transfer-Encoding")).isNull();
            assertThat(request.header("Content-Type")).startsWith("multipart/form-data; boundary=");
            String boundary = request.header("Content-Type").replaceAll(".*boundary=\"?([^\";]+).*", "$1");
            assertThat(new String(body.get(), UTF_8))
                    .startsWith("--" + boundary + "\r\n")
                    .contains("Content-Disposition: form-data; name=\"file\"; filename=\""
                            + "\u65e5\u672c %22caf\u00e9%22%0D%0AX-Evil: 1\ud83d\ude00.txt\"")
                    .doesNotContain("\r\nX-Evil")
                    .endsWith("\r\n\r\nthe bytes\r\n--" + boundary + "--\r\n");
        }
    }

    @Test
    void aServerMayRefuseAnUploadBeforeItsBytesAreSent() throws Exception {
        ByteArrayInputStream content = new ByteArrayInputStream(new byte[1_000_000]);
        try (RawServer server =
                new RawServer((request, out) -> RawServer.reply(out, 413, "{\"status\":413}".getBytes(UTF_8)))) {
            Reply reply = transport.upload(server.uri("/up"), new FilePart("file", "a.bin", content, 1_000_000));

            assertThat(reply.status()).isEqualTo(413);
            assertThat(content.available()).isEqualTo(1_000_000);
        }
    }

    @Test
    void followsNoRedirectWithAFile() throws Exception {
        ByteArrayInputStream content = new ByteArrayInputStream(new byte[10]);
        try (RawServer server =
                new RawServer((request, out) -> RawServer.reply(out, 307, new byte[0], "Location: /elsewhere"))) {
            Reply reply = transport.upload(server.uri("/up"), new FilePart("file", "a.bin", content, 10));

            assertThat(reply.redirect()).isEqualTo(server.uri("/elsewhere"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anInterruptedThreadSendsNothingAndStaysInterrupted() throws Exception {
        try (RawServer server = new RawServer((request, out) -> RawServer.reply(out, 200, new byte[0]))) {
            Thread.currentThread().interrupt();

            IOException cancelled =
                    catchThrowableOfType(IOException.class, () -> transport.post(server.uri("/x"), Map.of()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(NoAnswer.wasSent(cancelled)).isFalse();
            assertThat(server.requests()).isEmpty();
        }
    }

    // Closing

    @Test
    void closingBreaksOffAnAnswerThatIsBeingRead() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, 200, "Content-Length: 1000");
            out.write(new byte[100]);
            out.flush();
            request.body().transferTo(OutputStream.nullOutputStream());
        })) {
            DownloadReply reply = transport.download(server.uri("/a"), 0, -1);
            reply.content().readNBytes(100);

            CompletableFuture<Throwable> reading = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> reply.content().read()));

            transport.close();

            assertThat(reading.get(2, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            reply.close();
        }
    }

    @Test
    void closingBreaksOffAWaitForAnAnswer() throws Exception {
        try (RawServer server =
                new RawServer((request, out) -> request.body().transferTo(OutputStream.nullOutputStream()))) {
            CompletableFuture<Throwable> call = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> transport.post(server.uri("/x"), Map.of("a", "b"))));
            await().until(() -> !server.requests().isEmpty());

            transport.close();

            IOException broken = (IOException) call.get(2, TimeUnit.SECONDS);
            assertThat(NoAnswer.wasSent(broken)).isTrue();
        }
    }

    /** The socket's buffers are full, so that the one who writes is stuck in the midst of it. */
    @Test
    void closingBreaksOffAnUploadThatNobodyReads() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, 100);
            try {
                TimeUnit.SECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        })) {
            long size = 1L << 30;
            CountingStream content = new CountingStream();
            CompletableFuture<Throwable> upload = CompletableFuture.supplyAsync(() -> catchThrowable(
                    () -> transport.upload(server.uri("/up"), new FilePart("file", "a.bin", content, size))));
            await().until(content::standsStill);

            transport.close();

            assertThat(upload.get(2, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nothingBeginsAfterwards() throws Exception {
        try (RawServer server = new RawServer((request, out) -> RawServer.reply(out, 200, new byte[0]))) {
            transport.close();

            for (ThrowingCallable request : List.<ThrowingCallable>of(
                    () -> transport.post(server.uri("/x"), Map.of()),
                    () -> transport.download(server.uri("/x"), 0, -1),
                    () -> transport.upload(
                            server.uri("/x"), new FilePart("file", "a", new ByteArrayInputStream(new byte[1]), 1)))) {
                IOException refused = (IOException) catchThrowable(request);
                assertThat(refused).hasMessageContaining("stopped");
                assertThat(NoAnswer.wasSent(refused)).isFalse();
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    /** HttpClient throws no IOException then. */
    @Test
    void aClientThatIsClosedJustThenIsNoSurprise() {
        AtomicReference<HttpTransport> own = new AtomicReference<>();
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
        own.set(new HttpTransport(HttpClients.custom()
                .setConnectionManager(pool)
                .addExecInterceptorFirst("close", (request, scope, chain) -> {
                    own.get().close();
                    pool.close();
                    return chain.proceed(request, scope);
                })
                .build()));

        IOException closed =
                (IOException) catchThrowable(() -> own.get().post(URI.create("http://localhost:1/"), Map.of()));

        assertThat(closed).hasMessageContaining("stopped");
        assertThat(NoAnswer.wasSent(closed)).isFalse();
    }

    private static final class CountingStream extends InputStream {
        private final AtomicLong count = new AtomicLong();
        private volatile long seen;

        @Override
        public int read() {
            count.incrementAndGet();
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            count.addAndGet(length);
            return length;
        }

        /** Whether something was read, and nothing since the last time. */
        boolean standsStill() {
            long before = seen;
            seen = count.get();
            return seen > 0 && seen == before;
        }
    }
}
