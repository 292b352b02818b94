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
package io.github.camelfilehosts.jobs;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of a test's own, as Debian installs it, in a folder of its own and as an ordinary user. */
public final class PostgreSql implements AutoCloseable {

    private static final Path DEBIANS = Path.of("/usr/lib/postgresql");

    /** Who it runs as where the tests are run by root, whom it refuses. */
    private static final String ORDINARY_USER = "postgres";

    private final Path programs;
    private final Path directory;
    private final int port;

    private PostgreSql(Path programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /** Starts one, if it is installed. */
    public static Optional<PostgreSql> start() throws Exception {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        Path directory = Files.createTempDirectory("jobs-postgresql");
        if (isRoot()) {
            run(List.of("chown", ORDINARY_USER, directory.toString()));
        }
        PostgreSql postgresql = new PostgreSql(programs.get(), directory, freePort());
        postgresql.call("initdb", "-D", postgresql.data(), "-U", "jobs", "--auth=trust", "-E", "UTF8", "-N");
        postgresql.begin();
        return Optional.of(postgresql);
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(DEBIANS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIANS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    /** Starts it again after {@link #crash}. */
    public void begin() throws Exception {
        call(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-t",
                "120",
                "-l",
                directory.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + directory + " -c listen_addresses=localhost -c max_connections=200",
                "start");
    }

    /** Ends it as a power cut does. */
    public void crash() throws Exception {
        call("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=jobs";
    }

    /** Each connection is a new one. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        return dataSource;
    }

    private void call(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", ORDINARY_USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(new java.io.File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.get(0) + " ... ended with " + process.exitValue() + ": " + command);
        }
    }

    @Override
    public void close() throws Exception {
        crash();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
