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
package io.github.camelfilehosts.quarkus.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An application as its users start it: a JVM of its own. */
record PackagedApplication(Path directory) {

    /** With the extensions: this module. */
    static final PackagedApplication OURS = new PackagedApplication(Path.of("."));

    /** Without. */
    static final PackagedApplication PLAIN = new PackagedApplication(Path.of("..", "plain"));

    /** Starts it, and stops it when it is up. What it printed, to the end if it does not come up. */
    List<String> startAndStop(String... properties) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(properties))
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains("Installed features")) {
                    // By its handle, which leaves the output open.
                    process.toHandle().destroy();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return lines;
    }

    private List<String> command(String... properties) {
        return Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.of(properties).map(property -> "-D" + property),
                        Stream.of(
                                "-jar",
                                directory
                                        .resolve("target/quarkus-app/quarkus-run.jar")
                                        .toString()))
                .flatMap(part -> part)
                .toList();
    }
}
