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
package io.github.camelfilehosts.filefactory;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that answers in drops, and files that nobody reads: what comes after them is not held up. */
@Timeout(60)
class SlowServiceTest extends FileFactoryTestSupport {

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
    }

    private void drip(RawServer.Request request, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nX-A: ".getBytes(ISO_8859_1));
        try {
            while (!over.await(50, TimeUnit.MILLISECONDS)) {
                out.write('a');
                out.flush();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void restart() throws Exception {
        component.stop();
        component.start();
    }

    @Test
    void theFifthCallIsNotHeldUpForEverByFourThatDrip() throws Exception {
        try (RawServer server = new RawServer(this::drip)) {
            component.getConfiguration().setApiUrl(server.uri("/v1").toString());
            component.getConfiguration().setMaxRetries(0);
            component.getConfiguration().setEmail(null);
            component.getConfiguration().setPassword(null);
            component.getConfiguration().setAuthKey(null);
            component.setResponseTimeout(1000);
            restart();

            List<CompletableFuture<FileHostException>> calls = IntStream.range(0, 5)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> failure("filefactory:getFileInfo", "abc"), task -> new Thread(task).start()))
                    .toList();

            for (CompletableFuture<FileHostException> call : calls) {
                assertThat(call.get(30, TimeUnit.SECONDS))
                        .isInstanceOf(TemporaryFailureException.class)
                        .hasMessageContaining("responseTimeout");
            }
        }
    }

    @Test
    void filesThatNobodyReadsHoldUpNoCall() throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(1 << 20, 1));
        component.setMaxTotalConnections(1);
        component.setConnectionRequestTimeout(500);
        component.getConfiguration().setMaxRetries(0);
        restart();
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        try (InputStream open = file.open()) {
            assertThat(open.read()).isNotNegative();

            succeed("filefactory:getFileInfo", "abc");
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
