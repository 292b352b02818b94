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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed in the middle of a folder: what it had not finished comes again, what it had finished does not.
 */
class KilledFolderWatchTest {

    private static final int FILES = 60;

    @RegisterExtension
    static final AlfaFileServer SERVER = new AlfaFileServer();

    @TempDir
    Path directory;

    @Test
    void noFileIsLostAndNoneThatWasTakenComesAgain() throws Exception {
        SERVER.addFolder("E", "in");
        SERVER.addFolder("D", "done");
        for (int i = 0; i < FILES; i++) {
            SERVER.addFile("n" + i, i + ".bin", Content.of("x")).folder("E");
        }
        String uri = "alfafile:download?folderId=E&moveAfterRead=D&initialDelay=0&delay=500&idempotentRepository=#seen"
                + "&apiUrl=%s&login=%s&password=%s".formatted(SERVER.apiUrl(), SERVER.login(), SERVER.password());

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        // Two processes cannot write the same one.
                        "-Dorg.slf4j.simpleLogger.logFile=target/trace-killed-watch.log",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Watcher.class.getName(),
                        uri,
                        directory.toString())
                .inheritIO()
                .start();
        await().atMost(Duration.ofMinutes(3)).until(() -> lines("ended").size() > FILES / 3);
        // SIGKILL, where there are signals.
        process.destroyForcibly().waitFor();
        List<String> endedBefore = lines("ended");
        List<String> begunBefore = lines("begun");
        assertThat(SERVER.files()).anyMatch(file -> file.folderId().equals("E"));

        try (DefaultCamelContext context = Watcher.start(uri, directory)) {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> SERVER.files().stream()
                            .allMatch(file -> file.folderId().equals("D")));
        }

        assertThat(SERVER.files()).hasSize(FILES);
        assertThat(new HashSet<>(lines("ended"))).hasSize(FILES);
        List<String> begunAfter =
                lines("begun").subList(begunBefore.size(), lines("begun").size());
        assertThat(begunAfter).doesNotHaveDuplicates();
        // Of the one that ended last nobody may have written down yet that it did.
        assertThat(begunAfter).doesNotContainAnyElementsOf(endedBefore.subList(0, endedBefore.size() - 1));
    }

    private List<String> lines(String file) throws IOException {
        Path path = directory.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    /** What is killed. */
    static final class Watcher {

        public static void main(String[] arguments) throws Exception {
            start(arguments[0], Path.of(arguments[1]));
            Thread.currentThread().join();
        }

        static DefaultCamelContext start(String uri, Path directory) throws Exception {
            DefaultCamelContext context = new DefaultCamelContext();
            File seen = directory.resolve("seen").toFile();
            context.getRegistry().bind("seen", FileIdempotentRepository.fileIdempotentRepository(seen, 10_000));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri)
                            .setBody(header(AlfaFileConstants.PRODUCED_FILE_ID))
                            .process(exchange -> write(
                                    directory.resolve("begun"),
                                    exchange.getMessage().getBody()))
                            .delay(20)
                            .syncDelayed()
                            .process(exchange -> write(
                                    directory.resolve("ended"),
                                    exchange.getMessage().getBody()));
                }
            });
            context.start();
            return context;
        }

        private static void write(Path file, Object id) throws IOException {
            Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
