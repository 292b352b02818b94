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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfilehosts.RawServer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload to a server that does not take it as it comes: it answers early, or reads no further. */
@Timeout(60)
class EarlyAnswersTest {

    private static final int MEGABYTE = 1 << 20;
    private static final long SIZE = 60L * MEGABYTE;

    private final CloseableHttpClient client = HttpClients.custom()
            .setRequestExecutor(new EarlyAnswers(Duration.ZERO))
            .disableAutomaticRetries()
            .build();
    private final HttpTransport transport = new HttpTransport(
            () -> client,
            () -> client,
            () -> client,
            new Timeouts(Duration.ZERO, Duration.ZERO, Duration.ofMillis(500)));
    private final AtomicLong handedOut = new AtomicLong();

    @AfterEach
    void close() throws Exception {
        transport.close();
        client.close();
    }

    private FilePart file(long size) {
        InputStream zeros = new InputStream() {
            @Override
            public int read() {
                return handedOut.get() < size ? (int) (handedOut.getAndIncrement() & 0) : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = (int) Math.min(length, size - handedOut.get());
                handedOut.addAndGet(count);
                return count == 0 && length > 0 ? -1 : count;
            }
        };
        return new FilePart("file", "a.bin", zeros, size);
    }

    /** Reads as much of the body, and says that it goes on if the client waits for that. */
    private static void take(RawServer.Request request, OutputStream out, long bytes) throws IOException {
        if (request.header("Expect") != null) {
            RawServer.head(out, 100);
        }
        request.body().skipNBytes(bytes);
    }

    private static long length(RawServer.Request request) {
        return Long.parseLong(request.header("Content-Length"));
    }

    /** With what was sent still unread, the connection ends in a reset. */
    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 404, 409, 411, 413, 415, 507})
    void anAnswerBeforeTheBodyIsSentIsReadThoughTheServerCloses(int status) throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, MEGABYTE);
            RawServer.reply(out, status, "{\"status\":1}".getBytes(UTF_8));
            out.close();
        })) {
            Reply reply = transport.upload(server.uri("/up"), file(SIZE));

            assertThat(reply.status()).isEqualTo(status);
            assertThat(handedOut.get()).isLessThan(SIZE);
        }
    }

    @Test
    void itsStatusCountsThoughItsBodyBreaksOff() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, MEGABYTE);
            RawServer.head(out, 413, "Content-Length: 1000");
            out.close();
        })) {
            assertThat(transport.upload(server.uri("/up"), file(SIZE)).status()).isEqualTo(413);
        }
    }

    /** As nginx does, for a while. */
    @Test
    void nothingMoreIsSentToAServerThatRefusesAndReadsOn() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, MEGABYTE);
            RawServer.reply(out, 413, new byte[0]);
        })) {
            long endless = 1L << 40;

            assertThat(transport.upload(server.uri("/up"), file(endless)).status())
                    .isEqualTo(413);

            assertThat(handedOut.get()).isLessThan(endless);
        }
    }

    @Test
    void aRefusalInPlaceOfContinueKeepsASmallBodyToo() throws Exception {
        try (RawServer server = new RawServer((request, out) -> RawServer.reply(out, 403, new byte[0]))) {
            assertThat(transport.upload(server.uri("/up"), file(10)).status()).isEqualTo(403);

            assertThat(handedOut).hasValue(0);
        }
    }

    @Test
    void aRedirectInPlaceOfContinueKeepsTheBody() throws Exception {
        try (RawServer server =
                new RawServer((request, out) -> RawServer.reply(out, 307, new byte[0], "Location: /elsewhere"))) {
            assertThat(transport.upload(server.uri("/up"), file(SIZE)).status()).isEqualTo(307);

            assertThat(handedOut).hasValue(0);
        }
    }

    /** A 100 that comes late, a 102 while it works. */
    @Test
    void whatIsNoAnswerYetStopsNothing() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            request.body().skipNBytes(MEGABYTE);
            RawServer.head(out, 100);
            request.body().skipNBytes(MEGABYTE);
            RawServer.head(out, 102);
            request.body().skipNBytes(length(request) - 2 * MEGABYTE);
            RawServer.reply(out, 200, "{}".getBytes(UTF_8));
        })) {
            Reply reply = transport.uploadUnasked(server.uri("/up"), file(SIZE));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(handedOut).hasValue(SIZE);
            assertThat(server.requests().get(0).header("Expect")).isNull();
        }
    }

    @Test
    void whoIsContentEarlyGetsTheRestToo() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, MEGABYTE);
            RawServer.reply(out, 200, "{}".getBytes(UTF_8));
            request.body().skipNBytes(length(request) - MEGABYTE);
        })) {
            assertThat(transport.upload(server.uri("/up"), file(SIZE)).status()).isEqualTo(200);

            assertThat(handedOut).hasValue(SIZE);
        }
    }

    @Test
    void aConnectionThatBreaksWithoutAnAnswerIsAnError() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, MEGABYTE);
            out.close();
        })) {
            IOException broken =
                    catchThrowableOfType(IOException.class, () -> transport.upload(server.uri("/up"), file(SIZE)));

            assertThat(NoAnswer.wasSent(broken)).isTrue();
        }
    }

    @Test
    void aServerThatReadsNoFurtherIsGivenUpAfterSoTimeout() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, 100_000);
            hold(over);
        })) {
            SocketTimeoutException e = catchThrowableOfType(
                    SocketTimeoutException.class, () -> transport.upload(server.uri("/up"), file(SIZE)));

            assertThat(e).hasMessageContaining("soTimeout").hasMessageContaining("PT0.5S");
            assertThat(handedOut.get()).isLessThan(SIZE);
        } finally {
            over.countDown();
        }
    }

    @Test
    void aServerThatHasAllAndDoesNotAnswerIsGivenUpAfterSoTimeout() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, length(request));
            hold(over);
        })) {
            assertThat(catchThrowableOfType(
                            SocketTimeoutException.class, () -> transport.upload(server.uri("/up"), file(MEGABYTE))))
                    .isNotNull();
        } finally {
            over.countDown();
        }
    }

    /** It may be a download that is taken up again. */
    @Test
    void aSourceMayTakeItsTime() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, length(request));
            RawServer.reply(out, 200, "{}".getBytes(UTF_8));
        })) {
            InputStream slow = new FilterInputStream(new ByteArrayInputStream(new byte[10])) {
                private int reads;

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    if (reads++ == 0) {
                        hold(new CountDownLatch(1), 800);
                    }
                    return super.read(buffer, offset, length);
                }
            };

            assertThat(transport
                            .upload(server.uri("/up"), new FilePart("file", "a.bin", slow, 10))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static void hold(CountDownLatch over) throws IOException {
        hold(over, 30_000);
    }

    private static void hold(CountDownLatch over, long millis) throws IOException {
        try {
            over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** HttpClient closes all its connections at an Error, and for good. */
    @Test
    void anErrorEndsOneRequestAndNotTheClient() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            take(request, out, length(request));
            RawServer.reply(out, 200, "{}".getBytes(UTF_8));
        })) {
            InputStream broken = new InputStream() {
                @Override
                public int read() {
                    throw new NoClassDefFoundError("io/example/Cipher");
                }
            };

            assertThatThrownBy(
                            () -> transport.upload(server.uri("/up"), new FilePart("file", "a.bin", broken, MEGABYTE)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("NoClassDefFoundError")
                    .hasRootCauseInstanceOf(NoClassDefFoundError.class);

            assertThat(transport.upload(server.uri("/up"), file(MEGABYTE)).status())
                    .isEqualTo(200);
        }
    }
}
