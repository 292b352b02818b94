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
package io.github.camelfilehosts.examples.cluster.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The processes of a run, none of which survives the run. Thread-safe. */
final class Processes implements AutoCloseable {

    private final Path folder;
    private final List<Process> running = new CopyOnWriteArrayList<>();
    private boolean closed;

    /** @param folder the folder of their logs, and of a list of them, for a clean-up if this process is killed */
    Processes(Path folder) {
        this.folder = folder;
    }

    /** @param name the name of its log */
    synchronized Process start(String name, Map<String, String> environment, List<String> command) throws IOException {
        if (closed) {
            throw new IOException("the run is over");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        running.add(process);
        note();
        return process;
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** Like {@code kill -9}. */
    void kill(Process process) {
        process.destroyForcibly();
        await(process);
    }

    /** Like {@code kill -NAME}. */
    void signal(String name, Process process) throws IOException {
        await(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
    }

    int await(Process process) {
        try {
            int exit = process.waitFor();
            running.remove(process);
            note();
            return exit;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private synchronized void note() {
        if (closed) {
            return;
        }
        try {
            Files.writeString(
                    folder.resolve("processes"),
                    running.stream().map(process -> process.pid() + "\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        running.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        running.forEach(Process::destroyForcibly);
        running.forEach(this::await);
    }
}
