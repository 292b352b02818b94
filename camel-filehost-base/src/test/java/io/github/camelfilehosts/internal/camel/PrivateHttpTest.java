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

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.Reply;
import io.github.camelfilehosts.internal.http.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client as our components make it. */
class PrivateHttpTest extends CamelTestSetup {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private PrivateHttp http;
    private HttpTransport transport;

    @BeforeEach
    void startClient() {
        http = new PrivateHttp(camel, SERVER.baseUrl() + "/api/v1", Duration.ofSeconds(30));
        http.start();
        transport = new HttpTransport(
                http::client,
                http::downloadClient,
                http::uploadClient,
                new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30)));
    }

    @AfterEach
    void stopClient() {
        http.stop();
    }

    private static URI uri(String path) {
        return URI.create(SERVER.baseUrl() + path);
    }

    @Test
    void repeatsNothingByItself() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1")));

        assertThat(transport.post(uri("/api/v1/x"), Map.of()).status()).isEqualTo(503);
        transport.download(uri("/file"), 0, -1).close();

        SERVER.verify(2, anyRequestedFor(anyUrl()));
    }

    /** A call that must not be repeated would end with nobody knowing whether it was carried out. */
    @Test
    void usesNoConnectionThatTheServerHasClosed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(30_000);
            URI uri = URI.create("http://localhost:" + server.getLocalPort() + "/api/v1/x");
            for (int i = 0; i < 3; i++) {
                CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> send(uri));
                try (Socket connection = server.accept()) {
                    answerAsIfItStayedOpen(connection);
                    assertThat(reply.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
                }
                // It looks at those that were idle for a while.
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            }
        }
    }

    private Reply send(URI uri) {
        try {
            return transport.post(uri, Map.of("a", "b"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answerAsIfItStayedOpen(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        while (in.read() != '=' || in.read() != 'b') {
            // To the end of the form.
        }
        connection
                .getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void keepsNoCookies() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(ok("{}").withHeader("Set-Cookie", "session=1; Path=/")));

        transport.post(uri("/api/v1/x"), Map.of());
        transport.post(uri("/api/v1/x"), Map.of());

        SERVER.verify(2, anyRequestedFor(anyUrl()).withHeader("Cookie", absent()));
    }

    @Test
    void followsTheRedirectsOfDownloadsOnly() throws Exception {
        SERVER.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        SERVER.stubFor(post("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        SERVER.stubFor(get("/b").willReturn(ok("content")));

        try (DownloadReply reply = transport.download(uri("/a"), 0, -1)) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.locations()).containsExactly(uri("/b"));
        }
        assertThat(transport.post(uri("/a"), Map.of("password", "secret")).status())
                .isEqualTo(302);
        SERVER.verify(1, anyRequestedFor(urlEqualTo("/b")));
    }

    @Test
    void isNotTheUsersComponent() {
        assertThat(camel.hasComponent("http")).isNull();
        assertThat(camel.hasComponent("https")).isNull();
        assertThat(camel.getEndpoints()).isEmpty();
        assertThat(camel.getComponent("http", HttpComponent.class)).isNotSameAs(http.component());
    }

    @Test
    void makesNoClientOnceItHasStopped() {
        http.stop();

        assertThatThrownBy(http::uploadClient).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void makesEachClientOnce() {
        assertThat(http.client()).isSameAs(http.client()).isNotSameAs(http.uploadClient());
    }

    /** HttpClient closes its connections for good at an Error of whatever it is given to call. */
    @Test
    void aClientWhoseConnectionsAreClosedIsMadeAnew() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(ok("{}")));
        AtomicBoolean broken = new AtomicBoolean(true);
        http.component()
                .setHttpClientConfigurer(builder -> builder.addRequestInterceptorFirst((request, entity, context) -> {
                    if (broken.get()) {
                        throw new NoClassDefFoundError("io/example/Tracer");
                    }
                }));

        assertThatThrownBy(() -> transport.post(uri("/api/v1/x"), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NoClassDefFoundError");
        assertThatThrownBy(() -> transport.download(uri("/a"), 0, -1)).isInstanceOf(IOException.class);
        broken.set(false);

        assertThat(transport.post(uri("/api/v1/x"), Map.of()).status()).isEqualTo(200);
        transport.download(uri("/a"), 0, -1).close();
    }

    @Test
    void callsWaitForNoDownloadThatNobodyReads() throws Exception {
        http.component().setMaxTotalConnections(2);
        http.component().setConnectionRequestTimeout(20_000);
        SERVER.stubFor(any(anyUrl()).willReturn(ok("{}")));

        try (DownloadReply one = transport.download(uri("/a"), 0, -1);
                DownloadReply other = transport.download(uri("/b"), 0, -1)) {
            assertThat(transport.post(uri("/api/v1/x"), Map.of()).status()).isEqualTo(200);
            assertThat(one.status()).isEqualTo(other.status());
        }
    }
}
