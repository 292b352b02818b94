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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All that was logged while the tests of a module ran, our packages at TRACE (see simplelogger.properties). A module's test of it is ordered
 * behind all others; it fails when it runs alone, for then it has seen nothing.
 */
public abstract class SuiteLog {

    private static final Path DIRECTORY = Path.of("target");
    static final Path LOG = DIRECTORY.resolve("trace.log");

    @Test
    void isThere() throws IOException {
        try (Stream<String> lines = lines(LOG)) {
            assertThat(lines)
                    .as(LOG + ", at level TRACE")
                    .anyMatch(line -> line.contains(" TRACE io.github.camelfilehosts."));
        }
    }

    @Test
    void holdsNoSecret() throws IOException {
        List<String> found = new ArrayList<>();
        // A process that a test starts has a log of its own.
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(DIRECTORY, "trace*.log")) {
            for (Path log : logs) {
                try (Stream<String> lines = lines(log)) {
                    found.addAll(Secrets.in(lines));
                }
            }
        }
        assertThat(found).as("Lines of %s with a secret, here masked", LOG).isEmpty();
    }

    /** Whatever the encoding: a secret is ASCII. */
    private static Stream<String> lines(Path log) throws IOException {
        return Files.lines(log, StandardCharsets.ISO_8859_1);
    }
}
