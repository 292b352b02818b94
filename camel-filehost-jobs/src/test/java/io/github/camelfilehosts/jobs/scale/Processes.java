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
package io.github.camelfilehosts.jobs.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The stand-ins and workers of a measurement, each a process. */
final class Processes implements AutoCloseable {

    private final List<Process> all = new ArrayList<>();
    private BufferedReader said;
    private Writer asked;

    /** Starts the stand-ins; gives where they are. */
    String[] services(Duration latency, int files) throws IOException {
        Process process =
                start(Services.class, ProcessBuilder.Redirect.PIPE, latency.toString(), Integer.toString(files));
        said = process.inputReader(StandardCharsets.UTF_8);
        asked = process.outputWriter(StandardCharsets.UTF_8);
        return said.readLine().split(" ");
    }

    /** How many calls FileFactory has got, and how many files AlfaFile has. */
    String ask() throws IOException {
        asked.write("\n");
        asked.flush();
        return said.readLine();
    }

    void worker(String url, String[] services) throws IOException {
        List<String> values = new ArrayList<>(List.of(url));
        values.addAll(List.of(services));
        start(Worker.class, ProcessBuilder.Redirect.DISCARD, values.toArray(String[]::new));
    }

    private Process start(Class<?> main, ProcessBuilder.Redirect output, String... values) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-Dorg.slf4j.simpleLogger.log.io.github.camelfilehosts=error",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(values));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output)
                .start();
        all.add(process);
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : all) {
            process.destroyForcibly().waitFor();
        }
    }
}
