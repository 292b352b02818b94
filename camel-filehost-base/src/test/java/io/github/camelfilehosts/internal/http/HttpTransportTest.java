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

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.camelfilehosts.Transports.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.sun.management.ThreadMXBean;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.Transports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpTransportTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig()
                    .dynamicPort()
                    .gzipDisabled(true)
                    .useChunkedTransferEncoding(Options.ChunkedEncodingPolicy.NEVER))
            .build();

    /** For tests of what an answer says, however long a busy machine takes for it. */
    private final HttpTransport transport = Transports.transport(Duration.ofMinutes(1));

    private static URI uri(String path) {
        return URI.create(SERVER.baseUrl() + path);
    }

    @Test
    void postsAFormInTheBodyAndNothingInTheUrl() throws Exception {
        SERVER.stubFor(post("/v1/login").willReturn(ok("{\"a\":1}").withHeader("Content-Type", "application/json")));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("email", "m\u00e9@example.org");
        form.put("password", "a&b=c d+\u20ac");

        Reply reply = transport.post(uri("/v1/login"), form);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(json(reply).path("a").asInt()).isEqualTo(1);
        LoggedRequest request = SERVER.findAll(postRequestedFor(anyUrl())).get(0);
        assertThat(request.getUrl()).isEqualTo("/v1/login");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
        assertThat(request.formParameter("email").firstValue()).isEqualTo("m\u00e9@example.org");
        assertThat(request.formParameter("password").firstValue()).isEqualTo("a&b=c d+\u20ac");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirectWithAForm(int status) throws Exception {
        SERVER.stubFor(
                post("/v1/login").willReturn(aResponse().withStatus(status).withHeader("Location", "/elsewhere?x=1")));
        SERVER.stubFor(any(urlEqualTo("/elsewhere?x=1")).willReturn(ok("{}")));

        Reply reply = transport.post(uri("/v1/login"), Map.of("password", "secret"));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.redirect()).isEqualTo(uri("/elsewhere?x=1"));
        SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere?x=1")));
        SERVER.verify(0, postRequestedFor(urlEqualTo("/elsewhere?x=1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a b\\c", "mailto:a@b.c", "javascript:alert(1)", "http:", "http:////x"})
    void aRedirectToNowhereIsNone(String location) throws Exception {
        SERVER.stubFor(post("/v1/x").willReturn(aResponse().withStatus(302).withHeader("Location", location)));

        assertThat(transport.post(uri("/v1/x"), Map.of()).redirect()).isNull();
    }

    @Test
    void readsARetryAfterInSecondsOrAsADate() throws Exception {
        assertThat(retryAfter("120")).isEqualTo(Duration.ofSeconds(120));
        assertThat(retryAfter("soon")).isNull();
        assertThat(retryAfter("9223372036854775807")).isEqualTo(Duration.ofDays(365));
        assertThat(retryAfter("9223372036854775808")).isNull();
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        assertThat(retryAfter(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(90))))
                .isBetween(Duration.ofSeconds(70), Duration.ofSeconds(90));
        assertThat(retryAfter("Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wed, 21 Oct 2015 07:28:00 GMT", "0", " 0 ", "-1", "-5", "-9223372036854775808"})
    void aRetryAfterThatIsOverAlreadyAsksForNoWait(String value) throws Exception {
        assertThat(retryAfter(value)).isNull();
    }

    private Duration retryAfter(String value) throws IOException {
        SERVER.stubFor(post("/v1/x").willReturn(aResponse().withStatus(503).withHeader("Retry-After", value)));
        return transport.post(uri("/v1/x"), Map.of()).retryAfter();
    }

    @Test
    void decodesACompressedAnswerOfTheApi() throws Exception {
        SERVER.stubFor(post("/v1/x")
                .withHeader("Accept-Encoding", containing("gzip"))
                .willReturn(
                        aResponse().withHeader("Content-Encoding", "gzip").withBody(gzip("{\"name\":\"caf\u00e9\"}"))));

        assertThat(json(transport.post(uri("/v1/x"), Map.of())).path("name").asText())
                .isEqualTo("caf\u00e9");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void doesNotKeepAnAnswerThatIsFarTooLong() throws Exception {
        byte[] huge = new byte[9 * 1024 * 1024];
        java.util.Arrays.fill(huge, (byte) ' ');
        huge[0] = '{';
        huge[huge.length - 1] = '}';
        SERVER.stubFor(post("/v1/x").willReturn(aResponse().withBody(huge)));

        Reply reply = transport.post(uri("/v1/x"), Map.of());

        assertThat(json(reply)).isNull();
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void anAnswerTakesNoMoreMemoryThanHasCome() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (RawServer server = new RawServer((request, out) -> {
            request.readBody();
            RawServer.head(out, 200, "Content-Length: " + 8 * 1024 * 1024);
            out.write(1);
        })) {
            long before = threads.getCurrentThreadAllocatedBytes();

            assertThatThrownBy(() -> transport.post(server.uri("/v1/x"), Map.of("a", "b")))
                    .isInstanceOf(IOException.class);

            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * 1024 * 1024);
        }
    }

    @Test
    void anAnswerThatIsFarTooLongIsKnownAsOne() throws Exception {
        SERVER.stubFor(post("/v1/long").willReturn(aResponse().withBody(new byte[9 * 1024 * 1024])));
        SERVER.stubFor(post("/v1/short").willReturn(ok("{}")));

        assertThat(transport.post(uri("/v1/long"), Map.of()).length()).isEqualTo("more than 8 MiB");
        assertThat(transport.post(uri("/v1/short"), Map.of()).length()).isEqualTo("2 bytes");
    }

    @Test
    void aLongAnswerWithinReasonIsKept() throws Exception {
        String text = "x".repeat(64 * 1024 - 3);
        String mebibytes8 = "{\"a\":[" + ("\"" + text + "\",").repeat(127) + "\"" + text.substring(7) + "\"]}";
        SERVER.stubFor(post("/v1/x").willReturn(ok(mebibytes8)));

        Reply reply = transport.post(uri("/v1/x"), Map.of());

        assertThat(reply.body()).hasSize(8 * 1024 * 1024);
        assertThat(json(reply).path("a")).hasSize(128);
    }

    @Test
    void anAnswerWithoutABodyIsOneToo() throws Exception {
        SERVER.stubFor(post("/v1/x").willReturn(noContent()));

        Reply reply = transport.post(uri("/v1/x"), Map.of());

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(json(reply)).isNull();
    }

    @Test
    void keepsNoCookies() throws Exception {
        SERVER.stubFor(post("/v1/x").willReturn(ok("{}").withHeader("Set-Cookie", "session=1; Path=/")));

        transport.post(uri("/v1/x"), Map.of());
        transport.post(uri("/v1/x"), Map.of());

        SERVER.verify(2, postRequestedFor(anyUrl()).withHeader("Cookie", absent()));
    }

    @Test
    void asksForAWholeFileWithoutARangeAndUncompressed() throws Exception {
        SERVER.stubFor(get("/file").willReturn(ok("content")));

        try (DownloadReply reply = transport.download(uri("/file"), 0, -1)) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.length()).isEqualTo(7);
            assertThat(reply.offset()).isZero();
            assertThat(reply.locations()).isEmpty();
            assertThat(reply.deadEnd()).isNull();
            assertThat(reply.isHtml()).isFalse();
            assertThat(reply.content().readAllBytes()).isEqualTo("content".getBytes(UTF_8));
        }
        SERVER.verify(getRequestedFor(urlEqualTo("/file"))
                .withHeader("Accept-Encoding", equalTo("identity"))
                .withHeader("Range", absent()));
    }

    @Test
    void aFilesBytesAreThoseThatTheServerSendsThoughItCallsThemCompressed() throws Exception {
        byte[] compressed = gzip("content");
        SERVER.stubFor(get("/file.gz")
                .willReturn(aResponse().withHeader("Content-Encoding", "gzip").withBody(compressed)));

        try (DownloadReply reply = transport.download(uri("/file.gz"), 0, -1)) {
            assertThat(reply.length()).isEqualTo(compressed.length);
            assertThat(reply.content().readAllBytes()).isEqualTo(compressed);
        }
    }

    @Test
    void asksForTheRestOrARangeOfAFile() throws Exception {
        SERVER.stubFor(get("/file")
                .willReturn(aResponse()
                        .withStatus(206)
                        .withHeader("Content-Range", "bytes 3-6/7")
                        .withBody("tent")));

        transport.download(uri("/file"), 3, -1).close();
        transport.download(uri("/file"), 3, 7).close();
        transport.download(uri("/file"), 0, 3).close();

        SERVER.verify(1, getRequestedFor(urlEqualTo("/file")).withHeader("Range", equalTo("bytes=3-")));
        SERVER.verify(1, getRequestedFor(urlEqualTo("/file")).withHeader("Range", equalTo("bytes=3-6")));
        SERVER.verify(1, getRequestedFor(urlEqualTo("/file")).withHeader("Range", equalTo("bytes=0-2")));
    }

    @Test
    void tellsFromWhereOnAPartComes() throws Exception {
        assertThat(offset(206, "bytes 3-6/7")).isEqualTo(3);
        assertThat(offset(206, "bytes 3-6/*")).isEqualTo(3);
        assertThat(offset(206, "rubbish")).isEqualTo(-1);
        assertThat(offset(206, "bytes */7")).isEqualTo(-1);
        assertThat(offset(206, "bytes 9223372036854775808-9223372036854775809/*"))
                .isEqualTo(-1);
        assertThat(offset(200, "bytes 3-6/7")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bytes 3-6/7",
                "BYTES  3-6/*",
                "bytes=3-6/7",
                "bytes: 3-6/7",
                "3-6/7",
                "bytes 3 - 6 / 7",
                "bytes 3-6 /*"
            })
    void takesAContentRangeInWhateverSpelling(String contentRange) throws Exception {
        assertThat(offset(206, contentRange)).isEqualTo(3);
    }

    private long offset(int status, String contentRange) throws IOException {
        SERVER.stubFor(get("/part")
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Range", contentRange)
                        .withBody("tent")));
        try (DownloadReply reply = transport.download(uri("/part"), 3, -1)) {
            return reply.offset();
        }
    }

    @Test
    void followsTheRedirectsOfADownloadAndTellsWhereTheyLed() throws Exception {
        SERVER.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        SERVER.stubFor(get("/b").willReturn(aResponse().withStatus(301).withHeader("Location", "/error?code=257")));
        SERVER.stubFor(get("/error?code=257")
                .willReturn(ok("<html></html>").withHeader("Content-Type", "text/HTML; charset=utf-8")));

        try (DownloadReply reply = transport.download(uri("/a"), 5, -1)) {
            assertThat(reply.locations()).containsExactly(uri("/b"), uri("/error?code=257"));
            assertThat(reply.isHtml()).isTrue();
        }
        SERVER.verify(getRequestedFor(urlEqualTo("/error?code=257")).withHeader("Range", equalTo("bytes=5-")));
    }

    @Test
    void doesNotGoRoundInCirclesForEver() throws Exception {
        SERVER.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/a")));

        try (DownloadReply reply = transport.download(uri("/a"), 0, -1)) {
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.deadEnd()).hasMessageContaining("the same address again and again");
        }
        SERVER.verify(3, getRequestedFor(urlEqualTo("/a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a_b:99999/x", "http://a.example:99999/x", "http://:80/", "mailto:a@b.c"})
    void aDownloadsRedirectToNowhereIsABrokenDownload(String location) throws Exception {
        SERVER.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", location)));

        try (DownloadReply reply = transport.download(uri("/a"), 0, -1)) {
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.deadEnd())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be followed")
                    .hasMessageNotContaining("example");
        }
    }

    @Test
    void anErrorStatusIsAnAnswerToo() throws Exception {
        SERVER.stubFor(get("/gone").willReturn(notFound().withHeader("Retry-After", "7")));

        try (DownloadReply reply = transport.download(uri("/gone"), 0, -1)) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void whatNeverLeftWasNotSent() throws Exception {
        URI refused;
        try (ServerSocket closed = new ServerSocket(0)) {
            refused = URI.create("http://localhost:" + closed.getLocalPort() + "/");
        }

        IOException noListener = catchThrowableOfType(IOException.class, () -> transport.post(refused, Map.of()));
        IOException noHost = catchThrowableOfType(
                IOException.class, () -> transport.post(URI.create("http://no-such-host.invalid/"), Map.of()));
        IOException noTls = catchThrowableOfType(
                IOException.class,
                () -> transport.post(URI.create("https://localhost:" + SERVER.getPort() + "/"), Map.of()));

        assertThat(NoAnswer.wasSent(noListener)).isFalse();
        assertThat(NoAnswer.describe(noListener))
                .startsWith("HttpHostConnectException: ")
                .endsWith("Connection refused");
        assertThat(NoAnswer.wasSent(noHost)).isFalse();
        assertThat(NoAnswer.describe(noHost)).isEqualTo("the host name is unknown");
        assertThat(noTls).isNotNull();
    }

    @Test
    void anExceptionThatSaysNothingIsDescribedByItsName() {
        assertThat(NoAnswer.describe(new ClosedChannelException())).isEqualTo("ClosedChannelException");
    }

    @Test
    void aDownloadIsAskedForOverAndOverWithoutRunningOutOfConnections() throws Exception {
        SERVER.stubFor(get("/file").willReturn(ok("content")));

        // More than the pool has connections to one host.
        for (int i = 0; i < 150; i++) {
            transport.download(uri("/file"), 0, -1).close();
        }
        SERVER.verify(150, getRequestedFor(urlEqualTo("/file")));
    }
}
