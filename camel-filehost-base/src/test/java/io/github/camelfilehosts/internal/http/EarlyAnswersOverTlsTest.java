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

import io.github.camelfilehosts.RawServer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over TLS a look at the connection reads from it: what is sent must stay whole. */
@Timeout(60)
class EarlyAnswersOverTlsTest {

    private static final int MEGABYTE = 1 << 20;

    private CloseableHttpClient client;
    private HttpTransport transport;

    @BeforeEach
    void open() throws Exception {
        SSLContext anybody = SSLContextBuilder.create()
                .loadTrustMaterial(null, (chain, type) -> true)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                                anybody, HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE))
                        .build())
                .setRequestExecutor(new EarlyAnswers(Duration.ZERO))
                .build();
        transport = new HttpTransport(
                () -> client,
                () -> client,
                () -> client,
                new Timeouts(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(20)));
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        client.close();
    }

    @Test
    void whatIsNoAnswerYetStopsAndChangesNothing() throws Exception {
        byte[] content = new byte[20 * MEGABYTE];
        new Random(1).nextBytes(content);
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        try (RawServer server = new RawServer(
                (request, out) -> {
                    byte[] taken = new byte[Integer.parseInt(request.header("Content-Length"))];
                    for (int start = 0; start < taken.length; start += MEGABYTE) {
                        request.body().readNBytes(taken, start, Math.min(MEGABYTE, taken.length - start));
                        RawServer.head(out, 102);
                    }
                    body.complete(taken);
                    RawServer.reply(out, 200, "{}".getBytes(UTF_8));
                },
                RawServer.tlsSockets())) {
            // Slow enough for several looks.
            InputStream slow = new FilterInputStream(new ByteArrayInputStream(content)) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    long until = System.nanoTime() + Duration.ofMillis(2).toNanos();
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    return super.read(buffer, offset, length);
                }
            };

            Reply reply =
                    transport.uploadUnasked(server.uri("/up"), new FilePart("file", "a.bin", slow, content.length));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(new String(body.get(), UTF_8)).contains("filename=\"a.bin\"");
            assertThat(holds(body.get(), content)).isTrue();
        }
    }

    /** Behind the head of the part. */
    private static boolean holds(byte[] body, byte[] content) {
        for (int start = 0; start <= body.length - content.length; start++) {
            if (Arrays.equals(body, start, start + content.length, content, 0, content.length)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void nothingMoreIsSentToAServerThatRefusesAndReadsOn() throws Exception {
        AtomicLong handedOut = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                handedOut.addAndGet(length);
                return length;
            }
        };
        try (RawServer server = new RawServer(EarlyAnswersOverTlsTest::refuse, RawServer.tlsSockets())) {
            long size = 1L << 40;

            Reply reply = transport.upload(server.uri("/up"), new FilePart("file", "a.bin", endless, size));

            assertThat(reply.status()).isEqualTo(413);
            assertThat(handedOut.get()).isLessThan(size);
        }
    }

    private static void refuse(RawServer.Request request, OutputStream out) throws IOException {
        RawServer.head(out, 100);
        request.body().skipNBytes(MEGABYTE);
        RawServer.reply(out, 413, "{}".getBytes(UTF_8));
    }
}
