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

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The program without credentials. */
class DemonstrationTest {

    private final StringWriter out = new StringWriter();

    @Test
    void mirrorsItsOwnFilesAndThenNothing() throws IOException {
        assertThat(mirror()).isZero();

        assertThat(out.toString().lines()).first().asString().startsWith("No credentials in the environment");
        assertThat(out.toString()).contains("6 of 6 arrived, 24.4 MB moved", "6 of 6 arrived, 0 bytes moved");
        assertThat(out.toString().lines().filter(line -> line.contains("] mirrored ")))
                .hasSize(6);
        assertThat(out.toString().lines().filter(line -> line.contains("] instant ")))
                .hasSize(6);
    }

    @Test
    void takesNoLinks() throws IOException {
        assertThat(mirror("https://www.filefactory.com/file/4k7gx0w2mq1z")).isEqualTo(2);

        assertThat(out.toString()).startsWith("mirror: No accounts are set. Set FILEFACTORY_EMAIL, ");
    }

    private int mirror(String... arguments) throws IOException {
        return Mirror.command(Map.of(), InputStream.nullInputStream())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
