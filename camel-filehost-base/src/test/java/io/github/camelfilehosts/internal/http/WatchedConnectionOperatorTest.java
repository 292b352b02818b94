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
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelfilehosts.RawServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts that have several addresses, of which some are silent, or shake hands without end. */
@Timeout(60)
class WatchedConnectionOperatorTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration ENOUGH_FOR_A_HANDSHAKE = Duration.ofSeconds(3);
    private static final int NO_PORT = 1;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Closeable> opened = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        over.countDown();
        for (Closeable each : opened) {
            each.close();
        }
    }

    private <T extends Closeable> T open(T resource) {
        opened.add(0, resource);
        return resource;
    }

    private HttpTransport transport(Duration connect, InetSocketAddress... addresses) throws Exception {
        CloseableHttpClient client = open(HttpClients.custom()
                .setConnectionManager(new PoolingHttpClientConnectionManager(
                        new WatchedConnectionOperator(
                                new DefaultClientTlsStrategy(
                                        SSLContextBuilder.create()
                                                .loadTrustMaterial(null, (chain, type) -> true)
                                                .build(),
                                        HostnameVerificationPolicy.CLIENT,
                                        NoopHostnameVerifier.INSTANCE),
                                resolver(addresses)),
                        PoolConcurrencyPolicy.STRICT,
                        PoolReusePolicy.LIFO,
                        TimeValue.NEG_ONE_MILLISECOND,
                        null))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .addExecInterceptorLast("connected", WatchedConnectionOperator::connected)
                .build());
        Duration never = Duration.ZERO;
        return open(new HttpTransport(() -> client, () -> client, () -> client, new Timeouts(connect, never, never)));
    }

    @BeforeAll
    static void requireResolversThatTellPorts() {
        assumeTrue(Arrays.stream(DnsResolver.class.getMethods())
                .anyMatch(method -> method.getName().equals("resolve") && method.getParameterCount() == 2));
    }

    private static DnsResolver resolver(InetSocketAddress... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                throw new UnsupportedOperationException();
            }

            // No @Override: HttpClient before 5.5 does not know it, and asks for addresses that have no port.
            public List<InetSocketAddress> resolve(String host, int port) {
                return List.of(addresses);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /** A record of 16 KiB that never comes whole. */
    private InetSocketAddress drippingHandshake() throws IOException {
        ServerSocket server = open(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread dripper = new Thread(() -> {
            try (Socket connection = server.accept()) {
                OutputStream out = connection.getOutputStream();
                out.write(new byte[] {0x16, 3, 3, 0x40, 0});
                while (!over.await(50, TimeUnit.MILLISECONDS)) {
                    out.write('a');
                }
            } catch (IOException | InterruptedException e) {
                // Broken off.
            }
        });
        dripper.setDaemon(true);
        dripper.start();
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** One whose queue is full, as far as the system says so by silence. */
    private InetSocketAddress silent() throws IOException {
        ServerSocket server = open(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        boolean full = false;
        for (int i = 0; i < 10 && !full; i++) {
            full = catchThrowable(() -> open(new Socket()).connect(address, 200)) instanceof SocketTimeoutException;
        }
        assumeTrue(full);
        return address;
    }

    private InetSocketAddress good(boolean tls) throws Exception {
        RawServer.Handler ok = (request, out) -> RawServer.reply(out, 200, "{}".getBytes(UTF_8));
        RawServer server = open(tls ? new RawServer(ok, RawServer.tlsSockets()) : new RawServer(ok));
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.uri("/").getPort());
    }

    private static URI uri(String scheme) {
        return URI.create(scheme + "://files.example.com:" + NO_PORT + "/v1/x");
    }

    @Test
    void anAddressThatShakesHandsWithoutEndLeavesTheNextItsChance() throws Exception {
        HttpTransport transport = transport(ENOUGH_FOR_A_HANDSHAKE, drippingHandshake(), good(true));

        assertThat(transport.post(uri("https"), Map.of()).status()).isEqualTo(200);
    }

    @Test
    void eachAddressMayUseAllOfTheTimeToAnswer() throws Exception {
        HttpTransport transport = transport(SHORT, silent(), silent(), silent(), good(false));

        assertThat(transport.post(uri("http"), Map.of()).status()).isEqualTo(200);
    }

    @Test
    void whereNoAddressEverAnswersTheMessageNamesTheOption() throws Exception {
        HttpTransport transport = transport(SHORT, silent(), drippingHandshake(), silent());

        assertThatThrownBy(() -> transport.post(uri("https"), Map.of()))
                .hasMessage("not connected within PT1S (connectTimeout)");
    }
}
