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
package io.github.camelfilehosts.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that answers in drops, and files that nobody reads: what comes after them is not held up. */
@Timeout(60)
public interface SlowServiceContract extends ComponentTest {

    /** Options with which {@link ComponentTest#infoUri} needs no login. */
    String withoutLogin();

    /** For as long as the client stays, and a minute at most. */
    static void drip(OutputStream out, String beginning, String drop) throws IOException {
        out.write(beginning.getBytes(ISO_8859_1));
        for (int i = 0; i < 1200; i++) {
            out.write(drop.getBytes(ISO_8859_1));
            out.flush();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** From now on an answer takes no longer than this. */
    default void answersWithin(int millis) {
        component().setResponseTimeout(millis);
        restart();
    }

    private void restart() {
        component().stop();
        component().start();
    }

    @Test
    default void theFifthCallIsNotHeldUpForEverByFourThatDrip() throws Exception {
        try (RawServer server = new RawServer((request, out) -> drip(out, "HTTP/1.1 200 OK\r\nX-A: ", "a"))) {
            withoutAccount();
            answersWithin(1000);
            String uri = infoUri() + "?maxRetries=0&apiUrl=RAW(" + server.uri("/v1") + ")" + withoutLogin();

            List<CompletableFuture<FileHostException>> calls = IntStream.range(0, 5)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> failure(uri, "abc"), task -> new Thread(task).start()))
                    .toList();

            for (CompletableFuture<FileHostException> call : calls) {
                assertThat(call.get(30, TimeUnit.SECONDS))
                        .isInstanceOf(TemporaryFailureException.class)
                        .hasMessageContaining("responseTimeout");
            }
        }
    }

    @Test
    default void filesThatNobodyReadsHoldUpNoCall() throws Exception {
        addFile("abc", "a.bin", Content.random(1 << 20, 1));
        component().setMaxTotalConnections(1);
        component().setConnectionRequestTimeout(500);
        component().getConfiguration().setMaxRetries(0);
        restart();
        HostedFile file = result(HostedFile.class, downloadUri(), "abc");

        try (InputStream open = file.open()) {
            assertThat(open.read()).isNotNegative();

            succeed(infoUri(), "abc");
            try (InputStream other = file.open()) {
                assertThatThrownBy(other::read)
                        .isInstanceOf(IOException.class)
                        .cause()
                        .isInstanceOf(TemporaryFailureException.class)
                        .hasMessageContaining("connectionRequestTimeout");
            }
        }
    }
}
