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

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.Transports;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the redirects of a download lead: whatever curl follows, ours follows. */
@Timeout(30)
class RedirectsTest {

    private static final String START = "/get/key/file.bin?q=1";

    private final HttpTransport transport = Transports.transport();
    private RawServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new RawServer((request, out) -> RawServer.reply(out, 200, "the file".getBytes(UTF_8)));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    /** The first request is sent on there; what follows gets the file. */
    private void redirect(int status, byte[] location) {
        String header = "Location: "
                + new String(location, ISO_8859_1)
                        .replace("PORT", "" + server.uri("/").getPort());
        server.answer((request, out) -> {
            if (server.requests().size() == 1) {
                RawServer.reply(out, status, new byte[0], header);
            } else {
                RawServer.reply(out, 200, "the file".getBytes(UTF_8));
            }
        });
    }

    /** What was asked for in the end. */
    private String followed() throws IOException {
        try (DownloadReply reply = transport.download(server.uri(START), 0, -1)) {
            assertThat(reply.deadEnd()).isNull();
            assertThat(reply.content().readAllBytes()).isEqualTo("the file".getBytes(UTF_8));
            assertThat(reply.locations()).hasSize(1);
        }
        assertThat(server.requests()).hasSize(2);
        return server.requests().get(1).path();
    }

    private IOException deadEnd() throws IOException {
        try (DownloadReply reply = transport.download(server.uri(START), 0, -1)) {
            return reply.deadEnd();
        }
    }

    /**
     * Each was tried with curl 7.88.1, {@code curl -L}: it asks for the same, but leaves more as it is, or writes it in
     * lower case.
     */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '~',
            value = {
                "/files/Mozart Requiem.mp3 ~ /files/Mozart%20Requiem.mp3",
                "/files/caf\u00e9 \u0444\ud83d\ude00.mp3 ~ /files/caf%C3%A9%20%D1%84%F0%9F%98%80.mp3",
                "/files/a[1]|{x}^`\"<>.mp3 ~ /files/a%5B1%5D%7C%7Bx%7D%5E%60%22%3C%3E.mp3",
                "/files\\a.mp3 ~ /files%5Ca.mp3",
                "\\a.mp3 ~ /get/key/%5Ca.mp3",
                "/a//b///c.mp3 ~ /a//b///c.mp3",
                "http://localhost:PORT//a//b.mp3 ~ //a//b.mp3",
                "x.mp3 ~ /get/key/x.mp3",
                "x y.mp3?a=b c ~ /get/key/x%20y.mp3?a=b%20c",
                "../x.mp3 ~ /get/x.mp3",
                "../../../../x.mp3 ~ /x.mp3",
                "./x.mp3 ~ /get/key/x.mp3",
                ".. ~ /get/",
                "/a/./b/../c.mp3 ~ /a/c.mp3",
                "/a/b/. ~ /a/b/",
                "/x?../y ~ /x?../y",
                "?y=2 ~ /get/key/file.bin?y=2",
                "? ~ /get/key/file.bin",
                "/x.mp3#t=1 ~ /x.mp3",
                "/x.mp3?a=1#b#c ~ /x.mp3?a=1",
                "HTTP://localhost:PORT/x.mp3 ~ /x.mp3",
                "Http://LOCALHOST:PORT/x.mp3 ~ /x.mp3",
                "//localhost:PORT/x.mp3 ~ /x.mp3",
                "///localhost:PORT/x.mp3 ~ /x.mp3",
                "http:/localhost:PORT/x.mp3 ~ /x.mp3",
                "http:///localhost:PORT//x y.mp3 ~ //x%20y.mp3",
                "http://localhost:PORT ~ /",
                "http://localhost:PORT?x=1 ~ /?x=1",
                "http://127.0.0.1:PORT/x y ~ /x%20y",
                "http://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54:PORT/x ~ /x",
                "/100%.mp3 ~ /100%25.mp3",
                "/100%25+1.mp3 ~ /100%25+1.mp3",
                "/%2e%2e/x ~ /%2e%2e/x",
                "/a;b=c,d/(e)!$&'*+@=: ~ /a;b=c,d/(e)!$&'*+@=:",
                "/12:30.mp3 ~ /12:30.mp3",
                "/x?u=http://a.example/b ~ /x?u=http://a.example/b",
            })
    void aLocationIsFollowedAsCurlAndBrowsersDo(String location, String path) throws IOException {
        redirect(302, location.getBytes(UTF_8));

        assertThat(followed()).isEqualTo(path);
    }

    @Test
    void bytesThatAreNoUtf8StandForThemselves() throws IOException {
        redirect(302, "/caf\u00e9 x.mp3".getBytes(ISO_8859_1));

        assertThat(followed()).isEqualTo("/caf%E9%20x.mp3");
    }

    @Test
    void anyNameInALocationIsTheNameThatIsAskedFor() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            String name = random.ints(1 + random.nextInt(20), 0x20, 0x3000)
                    // What says where a path ends, and what the encoding itself is made of; C1's controls are nobody's
                    // names.
                    .filter(c -> "/?#%".indexOf(c) < 0 && !Character.isISOControl(c))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .append(".mp3")
                    .toString();
            String header = new String(("/files/" + name).getBytes(UTF_8), ISO_8859_1);

            URI target = Redirects.target(URI.create("http://a.example/get/x"), header);

            assertThat(URLDecoder.decode(target.getRawPath().replace("+", "%2B"), UTF_8))
                    .isEqualTo("/files/" + name);
        }
    }

    /** curl follows any of these. */
    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308, 399})
    void anyKindOfRedirectIsFollowed(int status) throws IOException {
        redirect(status, "/x".getBytes(UTF_8));

        assertThat(followed()).isEqualTo("/x");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 404, 503})
    void whatIsNoRedirectLeadsNowhere(int status) throws IOException {
        redirect(status, "/x".getBytes(UTF_8));

        try (DownloadReply reply = transport.download(server.uri(START), 0, -1)) {
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.locations()).isEmpty();
        }
    }

    @Test
    void aRedirectWithoutALocationIsAnAnswer() throws IOException {
        redirect(302, new byte[0]);

        try (DownloadReply reply = transport.download(server.uri(START), 0, -1)) {
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.locations()).isEmpty();
            assertThat(reply.deadEnd()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ftp://a.example/secret ~ 'ftp:'",
                "file:///etc/secret ~ 'file:'",
                "javascript:secret(1) ~ 'javascript:'",
                "mailto:secret@b.c ~ 'mailto:'",
                "secret-long-scheme-aaaaaaaaaaaaaaaaaa:x ~ 'secret-long-scheme-a:'",
                "http:////secret ~ no host",
                "http:secret ~ no host",
                "http:// ~ no host",
                "// ~ no host",
                "////secret ~ no host",
                "http://:80/secret ~ no host",
                "http://user:secret@a.example/ ~ a user name",
                "http://a.example:99999/secret ~ an impossible port",
                "http://a.example:abc/secret ~ an impossible port",
                "http://a b/secret ~ no host",
            })
    void whatCannotBeFollowedIsSaidAndNotQuoted(String location, String said) throws IOException {
        redirect(302, location.getBytes(UTF_8));

        IOException deadEnd = deadEnd();

        assertThat(deadEnd).hasMessageContaining("cannot be followed").hasMessageContaining(said);
        if (!location.startsWith("secret")) {
            assertThat(deadEnd).hasMessageNotContaining("secret");
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerThatSendsBackWhereItWasOnceIsFollowed() throws IOException {
        redirect(302, START.getBytes(UTF_8));

        assertThat(followed()).isEqualTo(START);
    }

    @Test
    void aRedirectThatWantsItsCookieBackIsSaidToBeOne() throws IOException {
        server.answer((request, out) ->
                RawServer.reply(out, 302, new byte[0], "Set-Cookie: seen=secret", "Location: " + request.path()));

        assertThat(deadEnd())
                .hasMessageContaining("the same address again and again")
                .hasMessageContaining("sets a cookie")
                .hasMessageContaining("cookies are not kept")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("/get/");
        assertThat(server.requests())
                .extracting(request -> request.header("cookie"))
                .containsOnlyNulls();
    }

    @Test
    void aCircleOfSeveralAddressesIsOneToo() throws IOException {
        server.answer((request, out) -> RawServer.reply(
                out, 302, new byte[0], "Location: " + (request.path().equals("/b") ? START : "/b")));

        assertThat(deadEnd()).hasMessageContaining("the same address again and again");
    }

    @Test
    void redirectsWithoutEndAreEnded() throws IOException {
        server.answer((request, out) -> RawServer.reply(
                out, 302, new byte[0], "Location: /" + server.requests().size()));

        assertThat(deadEnd()).hasMessageContaining("more than 20 times");
        assertThat(server.requests()).hasSize(21);
    }

    @Test
    void tenRedirectsAreFollowedWithTheRangeAndNothingElse() throws IOException {
        server.answer((request, out) -> {
            int hop = server.requests().size();
            if (hop <= 10) {
                RawServer.reply(out, 302, "moved".getBytes(UTF_8), "Set-Cookie: a=b", "Location: /" + hop);
            } else {
                RawServer.reply(out, 206, new byte[5], "Content-Range: bytes 5-9/10");
            }
        });

        try (DownloadReply reply = transport.download(server.uri(START), 5, -1)) {
            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.locations()).hasSize(10).last().isEqualTo(server.uri("/10"));
        }
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("range", "bytes=5-")
                        .containsEntry("accept-encoding", "identity")
                        .doesNotContainKeys("cookie", "referer", "authorization"));
    }

    @Test
    void whereItLedIsToldThoughNobodyAnswersThere() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        redirect(302, ("http://localhost:" + closed + "/error.php?code=254").getBytes(UTF_8));

        try (DownloadReply reply = transport.download(server.uri(START), 0, -1)) {
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.locations()).extracting(URI::getQuery).containsExactly("code=254");
            assertThat(reply.deadEnd()).isInstanceOf(java.net.ConnectException.class);
        }
    }

    @Test
    void aRedirectOfTheApiIsReadTheSameWay() throws IOException {
        redirect(302, "/log in.php?from=caf\u00e9".getBytes(UTF_8));

        Reply reply = transport.post(server.uri("/v1/x"), java.util.Map.of());

        assertThat(reply.redirect()).isEqualTo(server.uri("/log%20in.php?from=caf%C3%A9"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nothingOfARedirectsOwnPageIsWaitedFor() throws IOException {
        List<Integer> asked = new ArrayList<>();
        server.answer((request, out) -> {
            asked.add(asked.size());
            if (asked.size() == 1) {
                RawServer.head(out, 302, "Location: /x", "Content-Length: 1000000000");
                assertThat(request.body().read()).isEqualTo(-1);
            } else {
                RawServer.reply(out, 200, "the file".getBytes(UTF_8));
            }
        });

        assertThat(followed()).isEqualTo("/x");
    }
}
