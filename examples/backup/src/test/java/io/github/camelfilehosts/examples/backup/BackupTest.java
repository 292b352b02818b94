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
package io.github.camelfilehosts.examples.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.AlfaFileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A tree goes to the stand-in and comes back, and only once. */
class BackupTest {

    @RegisterExtension
    static final AlfaFileServer SERVER = new AlfaFileServer();

    @TempDir
    Path directory;

    private Path tree;
    private Path back;

    @BeforeEach
    void makeTree() throws IOException {
        SERVER.keepUploads(true);
        tree = directory.resolve("tree");
        back = directory.resolve("there & back");
        Files.createDirectories(tree.resolve("photos/2026"));
        Files.writeString(tree.resolve("notes.txt"), "Dear diary,");
        Files.writeString(tree.resolve("photos/tulips (1).jpg"), "red ones");
        Files.writeString(tree.resolve("photos/2026/roses.jpg"), "white ones");
        Files.writeString(tree.resolve("photos/2026/empty.txt"), "");
    }

    @Test
    void aTreeGoesThereAndComesBack() throws Exception {
        assertThat(run(0, "copy", tree, "backup/mine"))
                .contains("INFO  : notes.txt: Copied (new)")
                .contains("INFO  : photos/2026/roses.jpg: Copied (new)")
                .containsPattern("Transferred: +4\n");
        assertThat(run(0, "restore", back, "backup/mine")).contains("INFO  : photos/tulips (1).jpg: Copied (new)");

        assertThat(files(back)).isEqualTo(files(tree));
    }

    @Test
    void theRootWillDoToo() throws Exception {
        run(0, "copy", tree, null);
        run(0, "restore", back, null);

        assertThat(files(back)).isEqualTo(files(tree));
    }

    @Test
    void whatIsThereIsNotMovedAgain() throws Exception {
        run(0, "copy", tree, "backup");
        run(0, "restore", back, "backup");
        long received = SERVER.bytesReceived();
        long served = SERVER.bytesServed();

        assertThat(run(0, "copy", tree, "backup"))
                .contains("INFO  : notes.txt: Unchanged skipping")
                .containsPattern("Transferred: +0 bytes\nChecks: +4\nTransferred: +0\n");
        assertThat(run(0, "restore", back, "backup"))
                .contains("INFO  : notes.txt: Unchanged skipping")
                .containsPattern("Transferred: +0 bytes\nChecks: +4\nTransferred: +0\n");

        assertThat(SERVER.bytesReceived()).isEqualTo(received);
        assertThat(SERVER.bytesServed()).isEqualTo(served);
        assertThat(SERVER.files()).hasSize(4);
    }

    @Test
    void whatDiffersComesBackAsItWas() throws Exception {
        run(0, "copy", tree, "backup");
        Files.createDirectories(back);
        Files.writeString(back.resolve("notes.txt"), "Dear reader");

        run(0, "restore", back, "backup");

        assertThat(back.resolve("notes.txt")).hasContent("Dear diary,");
    }

    @Test
    void whatFailsIsSaidAndTheRestGoesOn() throws Exception {
        SERVER.failNext("file/upload", 403, List.of("The storage is full"), 1);

        assertThat(run(1, "copy", tree, "backup")).contains("ERROR : ").contains("Errors:        1");
        assertThat(SERVER.files()).hasSize(3);
        assertThat(run(0, "copy", tree, "backup")).containsPattern("Checks: +3\nTransferred: +1\n");
    }

    @Test
    void aFolderThatIsNotThereIsAnError() throws Exception {
        assertThat(run(2, "restore", back, "nowhere")).contains("ERROR : ").contains("nowhere");
        assertThat(run(2, "copy", directory.resolve("none"), null)).contains("There is no directory");
        assertThat(run(2, "sync", tree, null)).contains("Usage:");
    }

    @Test
    void theDemonstrationNeedsNothing() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(Demonstration.run(new PrintStream(out, true, UTF_8))).isZero();

        assertThat(out.toString(UTF_8)).contains("photos/2026/roses.jpg: Unchanged skipping");
    }

    private static String run(int expected, String what, Path directory, String path) throws Exception {
        String[] arguments = path == null
                ? new String[] {what, directory.toString()}
                : new String[] {what, directory.toString(), path};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> environment = Map.of(
                "ALFAFILE_LOGIN", SERVER.login(),
                "ALFAFILE_PASSWORD", SERVER.password(),
                "ALFAFILE_API_URL", SERVER.apiUrl());
        int status = Backup.run(arguments, environment, new PrintStream(out, true, UTF_8));
        assertThat(status).as(out.toString(UTF_8)).isEqualTo(expected);
        return out.toString(UTF_8);
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
