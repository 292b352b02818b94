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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed in the middle of a download to a directory: the next one goes on from where it was. */
class KilledDownloadTest {

    private static final Content CONTENT = Content.random(24 << 20, 5);

    @RegisterExtension
    static final FileFactoryServer SERVER = new FileFactoryServer();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void goesOnFromWhereItWas(int connections) throws Exception {
        SERVER.addFile("killed1", "killed.bin", CONTENT);
        String uri =
                "filefactory:download?fileId=killed1&downloadConnections=%d&downloadDirectory=%s&apiUrl=%s&email=%s&password=%s&authKey=%s"
                        .formatted(
                                connections,
                                directory,
                                SERVER.apiUrl(),
                                SERVER.email(),
                                SERVER.password(),
                                SERVER.authKey());
        SERVER.failDownload("killed1", DownloadFault.drip((4 << 20) / connections), 1000);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        // Two processes cannot write the same one.
                        "-Dorg.slf4j.simpleLogger.logFile=target/trace-killed-" + connections + ".log",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Downloader.class.getName(),
                        uri)
                .inheritIO()
                .start();
        await().atMost(Duration.ofMinutes(3)).until(() -> front() > CONTENT.size() / 3);
        // SIGKILL, where there are signals.
        process.destroyForcibly().waitFor();
        assertThat(directory.resolve("killed.bin")).doesNotExist();
        long served = SERVER.bytesServed();
        SERVER.reset();
        SERVER.addFile("killed1", "killed.bin", CONTENT);
        Path file = Downloader.download(uri).toPath();

        assertThat(file).hasBinaryContent(CONTENT.toByteArray());
        assertThat(SERVER.bytesServed()).isLessThan(CONTENT.size() * 3 / 4);
        assertThat(served).isPositive();
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    /**
     * Up to where no byte is missing: the state says so where bytes come side by side, else it is all that is there.
     */
    private long front() throws IOException {
        Path part = directory.resolve("killed.bin.killed1.part");
        Path state = directory.resolve(part.getFileName() + ".json");
        return Files.exists(state)
                ? new ObjectMapper().readTree(state.toFile()).path("front").asLong(Files.size(part))
                : 0;
    }

    /** What is killed. */
    static final class Downloader {

        public static void main(String[] uris) throws Exception {
            download(uris[0]);
        }

        static File download(String uri) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.start();
                return context.createProducerTemplate().requestBody(uri, null, File.class);
            }
        }
    }
}
