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
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of answers that are not what they seem. */
class AnswerHeadsTest extends CamelTestSetup {

    private static final Duration LONG = Duration.ofMinutes(5);

    private PrivateHttp http;
    private HttpTransport transport;

    @BeforeEach
    void startClient() {
        http = new PrivateHttp(camel, "http://localhost/api/v1", LONG);
        http.start();
        transport = new HttpTransport(
                http::client, http::downloadClient, http::uploadClient, new Timeouts(LONG, LONG, LONG));
    }

    @AfterEach
    void stopClient() {
        http.stop();
    }

    /** Without its length, a file would be an empty one, and whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/octet-str",
                "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-0/2\r\n",
                "HTTP/1.1 503 Busy\r\nRetry-After: 1",
            })
    void isNoAnswerUntilItIsWhole(String beginning) throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.header("Content-Length") != null) {
                request.readBody();
            }
            out.write(beginning.getBytes(US_ASCII));
        })) {
            assertNoAnswer(() -> transport.download(server.uri("/file"), 0, -1));
            assertNoAnswer(() -> transport.post(server.uri("/v1/x"), Map.of("a", "b")));
            assertNoAnswer(() -> transport.uploadUnasked(
                    server.uri("/up"), new FilePart("file", "a.bin", new ByteArrayInputStream(new byte[9]), 9)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "9\r\nContent-Length: 9", "9, 9", "9\r\ncontent-length: 9 , 9"})
    void aLengthThatIsNamedTwiceIsOne(String length) throws Exception {
        try (RawServer server = new RawServer((request, out) -> out.write(
                ("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n123456789 and more").getBytes(US_ASCII)))) {
            try (DownloadReply reply = transport.download(server.uri("/file"), 0, -1)) {
                assertThat(reply.length()).isEqualTo(9);
                assertThat(reply.content().readAllBytes()).asString().isEqualTo("123456789");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9\r\nContent-Length: 8", "9, 8", "9\r\nContent-Length: ", ",", "9,9,10"})
    void twoLengthsAreNone(String lengths) throws Exception {
        try (RawServer server = new RawServer((request, out) -> out.write(
                ("HTTP/1.1 200 OK\r\nContent-Length: " + lengths + "\r\n\r\n123456789").getBytes(US_ASCII)))) {
            assertNoAnswer(() -> transport.download(server.uri("/file"), 0, -1));
        }
    }

    private static void assertNoAnswer(ThrowingCallable request) {
        IOException failure = catchThrowableOfType(IOException.class, request);

        assertThat(failure).isNotNull();
        assertThat(NoAnswer.wasSent(failure)).isTrue();
    }
}
