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
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for this run: an installed program, with a new folder and a free port of the loopback interface.
 */
final class PostgreSql {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Duration START = Duration.ofMinutes(1);

    /** PostgreSQL refuses to run as root. */
    private static final String ORDINARY_USER = "postgres";

    private final Path programs;
    private final Path data;
    private final Processes processes;
    private final String password = UUID.randomUUID().toString();
    private final int port;
    private Process server;

    private PostgreSql(Path programs, Path folder, Processes processes) throws IOException {
        this.programs = programs;
        this.data = folder.resolve("postgresql");
        this.processes = processes;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** Where its programs are, if it is installed: on the PATH, or where Debian puts them. */
    static Optional<Path> programs() throws IOException {
        List<Path> places = new ArrayList<>();
        for (String place : System.getenv("PATH").split(":")) {
            places.add(Path.of(place));
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.reverseOrder()).forEach(version -> places.add(version.resolve("bin")));
            }
        }
        return places.stream()
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("postgres")))
                .findFirst();
    }

    /** @param folder a folder that all users may enter */
    static PostgreSql start(Path programs, Path folder, Processes processes)
            throws IOException, InterruptedException, SQLException {
        PostgreSql database = new PostgreSql(programs, folder, processes);
        database.init();
        database.start();
        try (InputStream buckets = PostgreSql.class.getResourceAsStream("/bucket.sql")) {
            database.run(new String(buckets.readAllBytes(), StandardCharsets.UTF_8));
        }
        return database;
    }

    private void init() throws IOException {
        Files.createDirectory(data);
        Path secret = data.resolveSibling("postgresql-password");
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, password);
        if (isRoot()) {
            UserPrincipal user = ordinaryUser();
            Files.setOwner(data, user);
            Files.setOwner(secret, user);
        }
        Process initdb = processes.start(
                "postgresql",
                Map.of(),
                command("initdb", "-U", "jobs", "-A", "scram-sha-256", "--pwfile=" + secret, "-D", data.toString()));
        if (processes.await(initdb) != 0) {
            throw new IOException(
                    "PostgreSQL could not create a database: " + Files.readString(processes.log("postgresql")));
        }
    }

    private static UserPrincipal ordinaryUser() throws IOException {
        try {
            return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(ORDINARY_USER);
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException(
                    "PostgreSQL refuses to run as root, and there is no user " + ORDINARY_USER
                            + ": run this as another user",
                    e);
        }
    }

    private void start() throws IOException, InterruptedException {
        server = processes.start(
                "postgresql",
                Map.of(),
                command(
                        "postgres",
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories="));
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                run("select 1");
                return;
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    throw new IOException(
                            "PostgreSQL did not start: " + Files.readString(processes.log("postgresql")), e);
                }
                Thread.sleep(100);
            }
        }
    }

    /** Restarts it as after a crash: it does not wait for connections, and recovers from its log. */
    void restart() throws IOException, InterruptedException {
        processes.signal("QUIT", server);
        processes.await(server);
        start();
    }

    void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=jobs&password=" + password;
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(
                    List.of("setpriv", "--reuid=" + ORDINARY_USER, "--regid=" + ORDINARY_USER, "--clear-groups", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
