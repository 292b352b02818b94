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
package io.github.camelfilehosts.examples.rabbitmq;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** RabbitMQ in processes of its own: {@code rabbitmq.bin} says where its programs are. */
final class Broker implements AutoCloseable {

    private static final long START_SECONDS = 120;

    private final Path programs = Path.of(System.getProperty("rabbitmq.bin"));
    private final Path folder;
    private final Map<String, String> environment;
    private final int port;
    private final Process server;

    /** @param consumerTimeout after which it takes a message back from who has not acknowledged it */
    Broker(Path folder, Duration consumerTimeout) throws IOException, InterruptedException {
        this.folder = folder;
        port = freePort();
        environment = Map.ofEntries(
                entry("HOME", folder),
                entry("RABBITMQ_NODENAME", "camel-filehost-" + port + "@localhost"),
                entry("RABBITMQ_DIST_PORT", freePort()),
                entry("RABBITMQ_MNESIA_BASE", folder.resolve("data")),
                entry("RABBITMQ_LOG_BASE", folder.resolve("log")),
                entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins")),
                entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf")),
                entry("RABBITMQ_ADVANCED_CONFIG_FILE", folder.resolve("advanced.config")),
                entry("ERL_CRASH_DUMP", folder.resolve("crash")),
                entry("ERL_EPMD_PORT", freePort()));
        Files.writeString(folder.resolve("plugins"), "[].");
        Files.writeString(
                folder.resolve("rabbitmq.conf"),
                "listeners.tcp.default = 127.0.0.1:" + port + "\nconsumer_timeout = " + consumerTimeout.toMillis());
        // How often it looks for consumers that take too long: each minute, if not set.
        Files.writeString(folder.resolve("advanced.config"), "[{rabbit, [{channel_tick_interval, 1000}]}].");
        server = start(programs.resolve("rabbitmq-server"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("RabbitMQ does not start: " + Files.readString(log()));
            }
            Thread.sleep(100);
        }
    }

    private static Map.Entry<String, String> entry(String name, Object value) {
        return Map.entry(name, value.toString());
    }

    private Path log() {
        return folder.resolve("output");
    }

    private Process start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** As {@code rabbitmqctl}. */
    void control(String... arguments) throws IOException, InterruptedException {
        if (start(programs.resolve("rabbitmqctl"), arguments).waitFor() != 0) {
            throw new IOException("rabbitmqctl: " + Files.readString(log()));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Erlang's name server, which the broker has started, outlives it. */
    @Override
    public void close() throws IOException {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        server.onExit().join();
        start(Path.of("epmd"), "-kill").onExit().join();
    }
}
