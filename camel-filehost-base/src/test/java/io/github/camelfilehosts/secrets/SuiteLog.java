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
package io.github.camelfilehosts.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All that was logged while the tests of a module ran, our packages at TRACE (see simplelogger.properties). A module's
 * test of it runs when all others have; it fails when it runs alone, for then it has seen nothing.
 */
public abstract class SuiteLog {

    private static final Path DIRECTORY = Path.of("target");
    private static final String LOGS = "trace*.log";

    /** Of this JVM. */
    public static final Path LOG = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile", "target/trace.log"));

    @Test
    void isThere() throws IOException {
        assertThat(find(lines -> lines.filter(line -> line.contains(" TRACE io.github.camelfilehosts."))
                        .limit(1)
                        .toList()))
                .as("Lines of %s at level TRACE", LOGS)
                .isNotEmpty();
    }

    @Test
    void holdsNoSecret() throws IOException {
        assertThat(find(Secrets::in))
                .as("Lines of %s with a secret, here masked", LOGS)
                .isEmpty();
    }

    /** In all logs: each JVM has one of its own, those that a test starts too. */
    private static List<String> find(Function<Stream<String>, List<String>> lookFor) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(DIRECTORY, LOGS)) {
            for (Path log : logs) {
                try (Stream<String> lines = lines(log)) {
                    found.addAll(lookFor.apply(lines));
                }
            }
        }
        return found;
    }

    /** Whatever the encoding: a secret is ASCII. */
    private static Stream<String> lines(Path log) throws IOException {
        return Files.lines(log, StandardCharsets.ISO_8859_1);
    }
}
