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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, to be killed, or asked to end. */
final class MirrorProcess {

    private static final int USUAL_MINUTES = 3;

    /** A session is asked for uploadTimeout, at most, whether it got the last bytes of a process that was killed. */
    private static final int LONGEST_MINUTES = 11;

    private final Process process;
    private final Path out;

    /** @param options of the Java machine */
    MirrorProcess(Map<String, String> environment, Path out, List<String> options, String... arguments)
            throws IOException {
        this.out = out;
        List<String> command = new ArrayList<>(
                List.of(java("java"), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(1, options);
        command.add(Mirror.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        process = builder.redirectOutput(out.toFile())
                .redirectError(Path.of(out + ".err").toFile())
                .start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What Ctrl-C sends; not to what was started in the background of a script, which ignores it with all it starts. */
    static String ctrlC() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        return ignored ? "TERM" : "INT";
    }

    /** As Ctrl-C, for {@code INT}, or the end of a machine, for {@code TERM}. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Waits for the end. */
    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(USUAL_MINUTES, TimeUnit.MINUTES)) {
            String doing = out() + err() + threads();
            System.out.println("It has not ended in " + USUAL_MINUTES + " minutes.\n" + doing);
            if (!process.waitFor(LONGEST_MINUTES - USUAL_MINUTES, TimeUnit.MINUTES)) {
                kill();
                throw new AssertionError("It does not end. After " + USUAL_MINUTES + " minutes:\n" + doing);
            }
        }
        return process.exitValue();
    }

    /** What the process is doing. */
    private String threads() throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), "Thread.print")
                .redirectErrorStream(true)
                .redirectOutput(Path.of(out + ".threads").toFile())
                .start();
        if (!asked.waitFor(1, TimeUnit.MINUTES)) {
            asked.destroyForcibly();
        }
        return Files.readString(Path.of(out + ".threads"));
    }

    private static String java(String command) {
        return Path.of(System.getProperty("java.home"), "bin", command).toString();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(Path.of(out + ".err"));
    }
}
