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
package io.github.camelfilehosts.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChaosTest {

    private static final Content CONTENT = Content.random(100_000, 1);

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer().chaos(0, 0);

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    /** Some connections stand still for half a second. */
    @Test
    @Timeout(180)
    void connectionsGoWrongInEveryWayAndNoByteIsWrong() {
        String link = link();
        fileFactory.chaos(1, 1);

        String whole = new String(CONTENT.toByteArray(), StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 150; i++) {
            assertThat(whole.startsWith(body(answer(link)))).isTrue();
        }
        await().untilAsserted(() -> assertThat(fileFactory.faultsMade().keySet())
                .containsExactlyInAnyOrder(
                        "connection: reset, sending",
                        "connection: reset, answering",
                        "connection: ended early, sending",
                        "connection: ended early, answering",
                        "connection: delayed, sending",
                        "connection: delayed, answering"));
    }

    @Test
    void theRestPassesOn() {
        String link = link();

        for (int i = 0; i < 20; i++) {
            assertThat(body(answer(link)).length()).isEqualTo(CONTENT.size());
        }
        assertThat(fileFactory.faultsMade()).isEmpty();
    }

    @Test
    void theSameSeedMakesTheSameFaults() {
        Chaos chaos = chaos(42);
        List<ConnectionFault> first = faults(chaos);
        chaos.restart();

        assertThat(faults(chaos)).isEqualTo(first);
        assertThat(faults(chaos(43))).isNotEqualTo(first);
        assertThat(Set.copyOf(first)).contains(ConnectionFault.NONE).hasSizeBetween(10, 40);
    }

    private static Chaos chaos(long seed) {
        return new Chaos(new Setting<>(new RandomFaults.Terms(0.5, seed)));
    }

    private static List<ConnectionFault> faults(Chaos chaos) {
        return Stream.generate(chaos::next).limit(50).toList();
    }

    @Test
    void endsWithTheReset() {
        fileFactory.chaos(1, 1);

        fileFactory.reset();

        theRestPassesOn();
    }

    @Test
    void nothingIsInBetweenWhereNothingWasOrdered() {
        assertThat(URI.create(alfaFile.apiUrl()).getPort())
                .isEqualTo(alfaFile.wireMock().port());
        assertThatIllegalStateException()
                .isThrownBy(() -> alfaFile.chaos(1, 1))
                .withMessageContaining("before the start");
    }

    private static String link() {
        fileFactory.addFile("f1", "f1.bin", CONTENT).linkType("premium");
        return new Client(fileFactory::apiUrl)
                .call("getDownloadLink", "file", "f1")
                .path("result")
                .path("url")
                .asText();
    }

    /** What comes on a connection of its own, until it ends in whatever way. */
    private static byte[] answer(String url) {
        URI uri = URI.create(url);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String request = "GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            in.transferTo(answer);
        } catch (IOException e) {
            // It was reset.
        }
        return answer.toByteArray();
    }

    /** The begin of the file that came; a request that did not come whole may be answered with an error. */
    private static String body(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        return head < 0 || !text.startsWith("HTTP/1.1 200") ? "" : text.substring(head + 4);
    }
}
