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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.FilePart;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.Reply;
import io.github.camelfilehosts.internal.http.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustAllTrustManager;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that send more over a connection than was asked for: the next request, perhaps of another account, must not
 * take it for its answer.
 */
class KeptConnectionsTest extends CamelTestSetup {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger usedAgain = new AtomicInteger();
    private PrivateHttp http;
    private HttpTransport transport;

    @BeforeEach
    void startClient() {
        TrustManagersParameters anybody = new TrustManagersParameters();
        anybody.setTrustManager(TrustAllTrustManager.INSTANCE);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(anybody);
        http = new PrivateHttp(camel, "https://localhost/api/v1", LONG);
        http.component().setSslContextParameters(tls);
        http.component().setX509HostnameVerifier(NoopHostnameVerifier.INSTANCE);
        http.start();
        transport = new HttpTransport(
                http::client, http::downloadClient, http::uploadClient, new Timeouts(LONG, LONG, LONG));
    }

    @AfterEach
    void stopClient() {
        http.stop();
    }

    private static ServerSocketFactory sockets(boolean tls) throws Exception {
        return tls ? RawServer.tlsSockets() : ServerSocketFactory.getDefault();
    }

    private static String answer(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String chunked(String body) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n"
                + body + "\r\n0\r\n\r\n";
    }

    private String next(String answer) {
        return answer.replace("N", Integer.toString(answered.getAndIncrement()));
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    /** It looks at a connection in another way once that was idle for a while. */
    private static void beIdle(int millis) {
        Awaitility.await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    /** Ends only once the client has closed, or sent another request. */
    private void waitForMore(RawServer.Request request) throws IOException {
        if (request.body().read() >= 0) {
            usedAgain.incrementAndGet();
        }
    }

    /** What a server sends in one go with an answer; some of it is longer than HttpClient's buffer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a second answer                 | false | 0
                    a second answer                 | true  | 0
                    a longer body than announced    | false | 0
                    a longer body than announced    | true  | 0
                    bytes behind the last chunk     | false | 0
                    bytes behind the last chunk     | true  | 0
                    a body where there is none      | false | 0
                    a second answer                 | false | 50
                    a second answer                 | true  | 50
                    """)
    void whatComesWithAnAnswerIsNoneToTheNextRequest(String kind, boolean tls, int idleMillis) throws Exception {
        String answers = switch (kind) {
            case "a second answer" -> answer("{\"n\":N}") + answer("{\"account\":\"other\"}" + " ".repeat(20_000));
            case "a longer body than announced" -> answer("{\"n\":N}") + "\r\n";
            case "bytes behind the last chunk" -> chunked("{\"n\":N}") + answer("{\"account\":\"other\"}");
            default -> "HTTP/1.1 204 No Content\r\nRequest: N\r\n\r\n" + answer("{\"account\":\"other\"}");
        };
        try (RawServer server = new RawServer(
                (request, out) -> {
                    request.readBody();
                    send(out, next(answers));
                    waitForMore(request);
                },
                sockets(tls))) {
            for (int i = 0; i < 3; i++) {
                Reply reply = transport.post(server.uri("/v1/x"), Map.of("token", "account" + i));

                assertThat(new String(reply.body(), UTF_8)).isEqualTo(reply.status() == 204 ? "" : "{\"n\":" + i + "}");
                beIdle(idleMillis);
            }
        }
        assertThat(answered).hasValue(3);
        assertThat(usedAgain).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatComesAfterAnAnswerIsNoneToTheNextRequest(boolean tls) throws Exception {
        SynchronousQueue<Integer> turns = new SynchronousQueue<>();
        try (RawServer server = new RawServer(
                (request, out) -> {
                    request.readBody();
                    send(out, next(answer("{\"n\":N}")));
                    await(turns);
                    send(out, answer("{\"account\":\"other\"}"));
                    await(turns);
                    waitForMore(request);
                },
                sockets(tls))) {
            for (int i = 0; i < 3; i++) {
                Reply reply = transport.post(server.uri("/v1/x"), Map.of("token", "account" + i));
                turns.put(1);
                turns.put(2);

                assertThat(new String(reply.body(), UTF_8)).isEqualTo("{\"n\":" + i + "}");
            }
        }
        assertThat(usedAgain).hasValue(0);
    }

    private static void await(SynchronousQueue<Integer> turns) throws IOException {
        try {
            turns.take();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Their bytes come once only. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void uploadsGoOverAFreshConnectionToo(boolean asked) throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.header("Expect") != null) {
                RawServer.head(out, 100);
            }
            request.readBody();
            send(out, next(answer("{\"n\":N}")) + answer("{\"account\":\"other\"}"));
            waitForMore(request);
        })) {
            for (int i = 0; i < 3; i++) {
                FilePart file = new FilePart("file", "a.bin", new ByteArrayInputStream(new byte[9]), 9);
                URI uri = server.uri("/up");
                Reply reply = asked ? transport.upload(uri, file) : transport.uploadUnasked(uri, file);

                assertThat(new String(reply.body(), UTF_8)).isEqualTo("{\"n\":" + i + "}");
            }
        }
        assertThat(usedAgain).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void downloadsGoOverAFreshConnectionToo(boolean tls) throws Exception {
        try (RawServer server = new RawServer(
                (request, out) -> {
                    send(out, next(answer("file N")) + answer("of somebody else"));
                    waitForMore(request);
                },
                sockets(tls))) {
            for (int i = 0; i < 3; i++) {
                try (DownloadReply reply = transport.download(server.uri("/file"), 0, -1)) {
                    assertThat(reply.content().readAllBytes())
                            .asString(US_ASCII)
                            .isEqualTo("file " + i);
                }
            }
        }
        assertThat(usedAgain).hasValue(0);
    }

    /** Else each call would shake hands anew. */
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "false, 50", "true, 50"})
    void aConnectionWithoutMoreIsUsedAgain(boolean tls, int idleMillis) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (RawServer server = new RawServer(
                (request, out) -> {
                    connections.incrementAndGet();
                    request.readBody();
                    send(out, answer("{}"));
                    while (request.body().read() >= 0) {
                        request.body().skipNBytes(request.body().available());
                        usedAgain.incrementAndGet();
                        send(out, answer("{}"));
                    }
                },
                sockets(tls))) {
            for (int i = 0; i < 3; i++) {
                assertThat(transport.post(server.uri("/v1/x"), Map.of("a", "b")).status())
                        .isEqualTo(200);
                beIdle(idleMillis);
            }
        }
        assertThat(connections).hasValue(1);
        assertThat(usedAgain).hasValue(2);
    }
}
