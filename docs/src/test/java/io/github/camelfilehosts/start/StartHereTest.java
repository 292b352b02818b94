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
package io.github.camelfilehosts.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The projects of the page "Start here", each copied into an empty folder, built there against the jars that the build
 * has left, and run. It needs what {@code ./mvnw package -DskipTests} makes, and takes minutes: {@code -Dstart.here=true}.
 */
@EnabledIfSystemProperty(named = "start.here", matches = "true")
class StartHereTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path REPOSITORY = Path.of(System.getProperty("user.home"), ".m2/repository");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @RegisterExtension
    static final AlfaFileServer ALFA_FILE = new AlfaFileServer();

    @TempDir
    static Path workplace;

    private static Path settings;

    private Path folder;
    private Process process;
    private int port;

    @BeforeAll
    static void collectJars() throws IOException {
        Path built = Files.createDirectory(workplace.resolve("built"));
        BuiltJars.copy(PROJECT, built);
        settings = Files.writeString(workplace.resolve("settings.xml"), """
                <settings>
                  <profiles>
                    <profile>
                      <id>built</id>
                      <repositories>
                        <repository>
                          <id>built</id>
                          <url>%s</url>
                          <snapshots><enabled>true</enabled></snapshots>
                        </repository>
                      </repositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>built</activeProfile></activeProfiles>
                </settings>
                """.formatted(built.toUri()));
    }

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void plainJava() throws Exception {
        copy("java");
        writeLetter();

        maven("compile", "exec:java", apiUrl(), "-Dcamel.main.duration-max-messages=1");

        assertThatTheLetterIsThere();
    }

    @Test
    void yaml() throws Exception {
        copy("yaml");
        writeLetter();

        maven("compile", "exec:java", apiUrl(), "-Dcamel.main.duration-max-messages=1");

        assertThatTheLetterIsThere();
    }

    @Test
    void springBoot() throws Exception {
        copy("spring-boot");
        maven("package");

        start(JAVA, "-Xmx64m", apiUrl(), "-jar", "target/outbox-1.0-SNAPSHOT.jar", "--server.port=" + port);

        takesAFileThatIsLargerThanItsHeap();
    }

    @Test
    void quarkus() throws Exception {
        copy("quarkus");
        maven("package");

        start(JAVA, "-Xmx64m", apiUrl(), "-Dquarkus.http.port=" + port, "-jar", "target/quarkus-app/quarkus-run.jar");

        takesAFileThatIsLargerThanItsHeap();
    }

    private void takesAFileThatIsLargerThanItsHeap() throws IOException {
        Content content = Content.random(300L << 20, 1);
        Path file = folder.resolve("large.bin");
        try (InputStream in = content.open(0)) {
            Files.copy(in, file);
        }
        await().atMost(Duration.ofMinutes(5))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(post(file)).as(this::log).isEqualTo(200));
        assertThat(ALFA_FILE.files()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("large.bin");
            assertThat(each.md5()).isEqualTo(content.md5());
        });
    }

    private int post(Path file) throws IOException, InterruptedException {
        String boundary = "letter-and-more";
        HttpRequest.BodyPublisher form = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n\r\n"),
                HttpRequest.BodyPublishers.ofFile(file),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        // As curl does: to change to HTTP/2 with a body under way, a server would keep it in memory.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/files"))
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(form)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private void copy(String name) throws IOException {
        Path from = PROJECT.resolve("docs/start").resolve(name);
        folder = workplace.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, folder.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private void writeLetter() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("outbox")).resolve("letter.txt"), "dear reader");
    }

    /** Third parties' jars are those that the build of the project uses; ours are the built ones alone. */
    private void maven(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                PROJECT.resolve("mvnw").toString(),
                "-B",
                "-q",
                "-gs",
                settings.toString(),
                "-Dmaven.repo.local=" + workplace.resolve("repository"),
                "-Dmaven.repo.local.tail=" + REPOSITORY,
                "-Dmaven.repo.local.tail.ignoreAvailability=true"));
        command.addAll(List.of(arguments));
        start(command.toArray(String[]::new));
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(this::log).isTrue();
        assertThat(process.exitValue()).as(this::log).isZero();
    }

    private void start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().put("ALFAFILE_LOGIN", ALFA_FILE.login());
        builder.environment().put("ALFAFILE_PASSWORD", ALFA_FILE.password());
        process = builder.start();
    }

    private Path logFile() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String apiUrl() {
        return "-Dcamel.component.alfafile.api-url=" + ALFA_FILE.apiUrl();
    }

    private static void assertThatTheLetterIsThere() {
        assertThat(ALFA_FILE.files())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("letter.txt"));
    }
}
