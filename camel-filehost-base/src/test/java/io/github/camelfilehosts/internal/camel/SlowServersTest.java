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
package io.github.camelfilehosts.internal.camel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.FilePart;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.NoAnswer;
import io.github.camelfilehosts.internal.http.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that send or take a byte now and then, for as long as somebody waits: no single read of theirs is ever late.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SlowServersTest extends CamelTestSetup {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String NOT_CONNECTED = "not connected within PT1S (connectTimeout)";
    private static final int MEGABYTE = 1 << 20;

    private final CountDownLatch over = new CountDownLatch(1);
    private PrivateHttp http;

    @BeforeEach
    void startClient() {
        http = new PrivateHttp(camel, "http://localhost/api/v1", SHORT);
        http.component().setResponseTimeout(0);
        http.component().setSoTimeout(0);
        http.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        http.stop();
    }

    private HttpTransport transport(Duration connect, Duration response, Duration transfer) {
        return new HttpTransport(
                http::client, http::downloadClient, http::uploadClient, new Timeouts(connect, response, transfer));
    }

    private static FilePart file(int size) {
        return new FilePart("file", "a.bin", new ByteArrayInputStream(new byte[size]), size);
    }

    private boolean pause() throws IOException {
        try {
            return !over.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** The same again and again, until somebody breaks the connection. */
    private void drip(OutputStream out, String drop) throws IOException {
        while (pause()) {
            out.write(drop.getBytes(ISO_8859_1));
            out.flush();
        }
    }

    private enum Slow {
        MUTE,
        DRIPPING_HEAD,
        DRIPPING_INTERIM_ANSWERS,
        DRIPPING_BODY,
        DRIPPING_CHUNKS
    }

    private void answer(OutputStream out, Slow how) throws IOException {
        switch (how) {
            case MUTE -> drip(out, "");
            case DRIPPING_HEAD -> {
                out.write("HTTP/1.1 200 OK\r\nX-A: ".getBytes(ISO_8859_1));
                drip(out, "a");
            }
            case DRIPPING_INTERIM_ANSWERS -> drip(out, "HTTP/1.1 102 Processing\r\n\r\n");
            case DRIPPING_BODY -> {
                RawServer.head(out, 200, "Content-Length: 1000000");
                drip(out, "a");
            }
            case DRIPPING_CHUNKS -> {
                RawServer.head(out, 200, "Transfer-Encoding: chunked");
                drip(out, "1\r\na\r\n");
            }
        }
    }

    private static IOException failure(ThrowingCallable request) {
        return catchThrowableOfType(IOException.class, request);
    }

    @ParameterizedTest
    @EnumSource(Slow.class)
    void anApiCallIsOverWholeWithinTheResponseTimeout(Slow how) throws Exception {
        try (RawServer server = new RawServer((request, out) -> answer(out, how));
                HttpTransport transport = transport(LONG, SHORT, LONG)) {
            IOException late = failure(() -> transport.post(server.uri("/v1/x"), Map.of("a", "b")));

            assertThat(late).hasMessageContaining("responseTimeout").hasMessageContaining("PT1S");
            assertThat(NoAnswer.wasSent(late)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Slow.class)
    void aDownloadThatDripsEndsAfterSoTimeout(Slow how) throws Exception {
        try (RawServer server = new RawServer((request, out) -> answer(out, how));
                HttpTransport transport = transport(LONG, LONG, SHORT)) {
            IOException slow = failure(() -> {
                try (DownloadReply reply = transport.withMinTransferRate(1024).download(server.uri("/a"), 0, -1)) {
                    reply.content().readAllBytes();
                }
            });

            assertThat(slow).hasMessageContaining("soTimeout").hasMessageContaining("minTransferRate");
        }
    }

    @Test
    void withoutAMinTransferRateADownloadMayDrip() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
                    RawServer.head(out, 200, "Content-Length: 40");
                    for (int i = 0; i < 40; i++) {
                        pause();
                        out.write('a');
                        out.flush();
                    }
                });
                HttpTransport transport = transport(LONG, LONG, SHORT);
                DownloadReply reply = transport.download(server.uri("/a"), 0, -1)) {
            assertThat(reply.content().readAllBytes()).hasSize(40);
        }
    }

    @Test
    void whoReadsADownloadMayTakeTheirTime() throws Exception {
        try (RawServer server = new RawServer((request, out) -> RawServer.reply(out, 200, new byte[8 * MEGABYTE]));
                HttpTransport transport = transport(LONG, LONG, SHORT).withMinTransferRate(1024);
                DownloadReply reply = transport.download(server.uri("/a"), 0, -1)) {
            // Longer than the time-out, before the first byte and after it.
            assertThat(over.await(SHORT.toMillis() * 3, TimeUnit.MILLISECONDS)).isFalse();
            InputStream content = reply.content();
            assertThat(content.read()).isZero();
            assertThat(over.await(SHORT.toMillis() * 3, TimeUnit.MILLISECONDS)).isFalse();

            assertThat(content.readAllBytes()).hasSize(8 * MEGABYTE - 1);
        }
    }

    @Test
    void anUploadThatIsTakenInDropsEndsAfterSoTimeout() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
                    RawServer.head(out, 100);
                    while (pause() && request.body().read() >= 0) {
                        // Takes a byte.
                    }
                });
                HttpTransport transport = transport(LONG, LONG, SHORT)) {
            IOException slow =
                    failure(() -> transport.withMinTransferRate(1024).upload(server.uri("/up"), file(64 * MEGABYTE)));

            assertThat(slow).hasMessageContaining("soTimeout").hasMessageContaining("minTransferRate");
        }
    }

    /** HttpClient waits three seconds for their 100. */
    @Test
    void anUploadIsSentToAServerThatNeverSaysWhetherItIsWanted() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
                    request.readBody();
                    RawServer.reply(out, 200, new byte[0]);
                });
                HttpTransport transport = transport(LONG, LONG, SHORT)) {
            assertThat(transport.upload(server.uri("/up"), file(10)).status()).isEqualTo(200);
            assertThat(server.requests().get(0).header("Expect")).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Slow.class)
    void anUploadsAnswerComesWithinSoTimeout(Slow how) throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
                    RawServer.head(out, 100);
                    request.readBody();
                    answer(out, how);
                });
                HttpTransport transport = transport(LONG, LONG, SHORT)) {
            if (how == Slow.DRIPPING_BODY || how == Slow.DRIPPING_CHUNKS) {
                // Its status has come, and says enough.
                assertThat(transport.upload(server.uri("/up"), file(MEGABYTE)).status())
                        .isEqualTo(200);
            } else {
                IOException slow = failure(() -> transport.upload(server.uri("/up"), file(MEGABYTE)));

                assertThat(slow).hasMessageContaining("soTimeout");
                assertThat(NoAnswer.wasSent(slow)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"post, true", "post, false", "download, true", "download, false", "upload, true", "upload, false"})
    void aTlsHandshakeIsOverWithinTheConnectTimeout(String kind, boolean dripping) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpTransport transport = transport(SHORT, LONG, LONG)) {
            shakeHandsWithoutEnd(server, dripping);
            URI uri = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/x");

            IOException slow = failure(() -> {
                switch (kind) {
                    case "post" -> transport.post(uri, Map.of());
                    case "download" -> transport.download(uri, 0, -1);
                    default -> transport.upload(uri, file(10));
                }
            });

            assertThat(slow).hasMessage(NOT_CONNECTED);
            assertThat(NoAnswer.wasSent(slow)).isFalse();
        }
    }

    private void shakeHandsWithoutEnd(ServerSocket server, boolean dripping) {
        Thread dripper = new Thread(() -> {
            try (Socket connection = server.accept()) {
                // A record of 16 KiB that never comes whole.
                connection.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0});
                drip(connection.getOutputStream(), dripping ? "a" : "");
            } catch (IOException e) {
                // Broken off.
            }
        });
        dripper.setDaemon(true);
        dripper.start();
    }

    @ParameterizedTest
    @EnumSource(names = {"MUTE", "DRIPPING_HEAD"})
    void aProxysTunnelIsThereWithinTheConnectTimeout(Slow how) throws Exception {
        try (RawServer proxy = new RawServer((request, out) -> answer(out, how));
                HttpTransport transport = transport(SHORT, LONG, LONG)) {
            http.component().setProxyHost("localhost");
            http.component().setProxyPort(proxy.uri("/").getPort());

            IOException slow =
                    failure(() -> transport.post(URI.create("https://api.example.com/v1/login"), Map.of("a", "b")));

            assertThat(slow).hasMessage(NOT_CONNECTED);
            assertThat(NoAnswer.wasSent(slow)).isFalse();
        }
    }

    @Test
    void whatIsSentOnceConnectedMayTakeLonger() throws Exception {
        // In place of ours, which hears early answers.
        http.component().setHttpClientConfigurer(builder -> builder.setRequestExecutor(new HttpRequestExecutor()));
        try (RawServer server = new RawServer((request, out) -> {
                    for (int i = 0; i < 60; i++) {
                        pause();
                    }
                    RawServer.reply(out, 200, "{}".getBytes(ISO_8859_1));
                });
                HttpTransport transport = transport(SHORT, LONG, LONG)) {
            assertThat(transport.post(server.uri("/v1/x"), Map.of()).status()).isEqualTo(200);
        }
    }

    /** It tells nobody how far a connection is. */
    @ParameterizedTest
    @ValueSource(strings = {"post", "download"})
    void connectionsOfTheUsersOwnHaveTheTimeOfTheirRequest(String kind) throws Exception {
        http.component()
                .setHttpClientConfigurer(
                        builder -> builder.setConnectionManager(new PoolingHttpClientConnectionManager()));
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpTransport transport = transport(LONG, SHORT, SHORT)) {
            shakeHandsWithoutEnd(server, true);
            URI uri = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/x");

            if (kind.equals("post")) {
                assertThat(failure(() -> transport.post(uri, Map.of()))).hasMessageContaining("responseTimeout");
            } else {
                assertThat(failure(() -> transport.download(uri, 0, -1))).hasMessageContaining("soTimeout");
            }
        }
    }
}
