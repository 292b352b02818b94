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
package io.github.camelfilehosts.examples.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.test.AlfaFileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration, from the files that the README speaks of to its end; only the folder is another. */
class DemonstrationTest {

    private static final String PROFILE = "camel.main.profile";
    private static final int FILES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path outbox;

    @BeforeEach
    void chooseProfile() {
        System.setProperty(PROFILE, "demo");
    }

    @AfterEach
    void clearProfile() {
        System.clearProperty(PROFILE);
    }

    @Test
    @Timeout(180)
    void uploadsTriesAgainAndGivesUp() throws Exception {
        Main main = new Main();
        main.addOverrideProperty("outbox", outbox.toString());

        String log = log(() -> {
            main.run();
            return null;
        });

        assertThat(log).contains("The storage is full").doesNotContain("\tat ");
        assertThat(filesIn(outbox)).isEmpty();
        assertThat(filesIn(outbox.resolve("failed"))).hasSize(1);
        List<String> done = filesIn(outbox.resolve("done"));
        assertThat(done).hasSize(2);
        assertThat(Files.readAllLines(outbox.resolve("links/links.txt")))
                .hasSize(2)
                .allMatch(line -> line.matches("http://alfafile.net/file/\\w+\t12\t\\p{XDigit}{32}\t.+"))
                .extracting(line -> line.substring(line.lastIndexOf('\t') + 1))
                .containsExactlyInAnyOrderElementsOf(done);
    }

    @Test
    @Timeout(180)
    void aWrongPasswordMovesNothing() throws Exception {
        Main main = new Main();
        main.addOverrideProperty("outbox", outbox.toString());
        main.addOverrideProperty("pause", "200");
        main.addOverrideProperty("camel.kamelet.alfafile-upload-action.password", "wrong");
        main.addOverrideProperty("camel.main.duration-max-idle-seconds", "0");
        main.addOverrideProperty("camel.main.shutdown-timeout", "1");

        main.start();
        try {
            AlfaFileServer alfaFile =
                    main.getCamelContext().getRegistry().lookupByNameAndType("alfaFile", AlfaFileServer.class);
            await().atMost(PATIENCE).until(() -> filesIn(outbox).size() == FILES && alfaFile.calls("user/login") > 0);
            // In which each is tried again a few times.
            await().during(Duration.ofSeconds(3))
                    .atMost(PATIENCE)
                    .until(() -> filesIn(outbox).size() == FILES);
        } finally {
            main.stop();
        }

        assertThat(filesIn(outbox)).containsExactlyInAnyOrder("letter.txt", "minutes.txt", "report.txt");
        assertThat(outbox.resolve("failed")).doesNotExist();
    }

    /** What is logged meanwhile, which goes to {@code System.err}. */
    private static String log(Callable<?> run) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            run.call();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    // Of a file that is under way when the process ends; the next one removes it.
                    .filter(name -> !name.endsWith(".camelLock"))
                    .toList();
        }
    }
}
