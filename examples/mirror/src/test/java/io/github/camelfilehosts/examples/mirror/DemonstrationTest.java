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
package io.github.camelfilehosts.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program without credentials. */
class DemonstrationTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void mirrorsItsOwnFilesAndThenNothing() {
        assertThat(mirror()).isZero();

        assertThat(out.toString().lines()).first().asString().startsWith("No credentials in the environment");
        assertThat(out.toString()).contains("6 of 6 arrived, 24.4 MB moved", "6 of 6 arrived, 0 bytes moved");
        assertThat(out.toString().lines().filter(line -> line.contains("| mirrored |")))
                .hasSize(6);
        assertThat(out.toString().lines().filter(line -> line.contains("| instant |")))
                .hasSize(6);
    }

    @Test
    void takesLinksToo() {
        assertThat(mirror("https://www.filefactory.com/file/4k7gx0w2mq1z", "https://www.filefactory.com/file/nowhere"))
                .isEqualTo(1);

        assertThat(out.toString()).contains("1 of 2 arrived, 1.5 MB moved", "1 of 2 arrived, 0 bytes moved");
    }

    private int mirror(String... links) {
        CommandLine command = Mirror.command(Map.of(), InputStream.nullInputStream());
        command.setOut(new PrintWriter(out));
        String[] arguments = new String[links.length + 2];
        arguments[0] = "--report";
        arguments[1] = directory.resolve("report.csv").toString();
        System.arraycopy(links, 0, arguments, 2, links.length);
        return command.execute(arguments);
    }
}
