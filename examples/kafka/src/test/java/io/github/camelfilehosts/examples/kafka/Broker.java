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
package io.github.camelfilehosts.examples.kafka;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Apache Kafka in a process of its own, by the class path that {@code kafka.classpath} names a file with. */
final class Broker implements AutoCloseable {

    private static final long START_SECONDS = 120;

    private final Process server;
    private final int port;

    Broker(Path folder) throws IOException, InterruptedException {
        port = freePort();
        int controller = freePort();
        Path settings = Files.writeString(
                folder.resolve("server.properties"),
                String.join(
                        "\n",
                        "process.roles=broker,controller",
                        "node.id=1",
                        "controller.quorum.voters=1@localhost:" + controller,
                        "listeners=PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controller,
                        "controller.listener.names=CONTROLLER",
                        "log.dirs=" + folder.resolve("data"),
                        "num.partitions=4",
                        "offsets.topic.replication.factor=1",
                        "offsets.topic.num.partitions=4",
                        "transaction.state.log.replication.factor=1",
                        "transaction.state.log.min.isr=1",
                        "group.initial.rebalance.delay.ms=0"));
        Path log = folder.resolve("kafka.log");
        Process format = start(
                log, "kafka.tools.StorageTool", "format", "-t", "abcdefghijklmnopqrstuv", "-c", settings.toString());
        if (format.waitFor() != 0) {
            throw new IOException("Kafka makes no storage: " + Files.readString(log));
        }
        server = start(log, "kafka.Kafka", settings.toString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("Kafka does not start: " + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    private static Process start(Path log, String... command) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of(
                "-Xmx512m",
                "-cp",
                Files.readString(Path.of(System.getProperty("kafka.classpath"))).strip()));
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String address() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        server.destroyForcibly();
        server.onExit().join();
    }
}
