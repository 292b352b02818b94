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

import io.github.camelfilehosts.test.AlfaFileServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** There and back, twice, with a stand-in of AlfaFile in the same process. */
final class Demonstration {

    private Demonstration() {}

    static int run(PrintStream out) throws Exception {
        out.println("No ALFAFILE_LOGIN in the environment: a demonstration, against a stand-in on this machine");
        Path directory = Files.createTempDirectory("backup-");
        Path tree = directory.resolve("tree");
        Path back = directory.resolve("back");
        Files.createDirectories(tree.resolve("photos/2026"));
        Files.writeString(tree.resolve("notes.txt"), "Dear diary,");
        Files.write(tree.resolve("photos/tulips.jpg"), new byte[300_000]);
        Files.write(tree.resolve("photos/2026/roses.jpg"), new byte[500_000]);
        try (AlfaFileServer server = new AlfaFileServer().keepUploads(true).start()) {
            Map<String, String> environment = Map.of(
                    "ALFAFILE_LOGIN", server.login(),
                    "ALFAFILE_PASSWORD", server.password(),
                    "ALFAFILE_API_URL", server.apiUrl());
            int worst = 0;
            for (String pass : new String[] {"", ", once more"}) {
                out.println("\nTo AlfaFile" + pass + ":");
                worst = Math.max(worst, Backup.run(new String[] {"copy", tree.toString(), "backup"}, environment, out));
                out.println("\nAnd back" + pass + ":");
                worst = Math.max(
                        worst, Backup.run(new String[] {"restore", back.toString(), "backup"}, environment, out));
            }
            return worst;
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
