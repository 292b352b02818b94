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
package io.github.camelfilehosts.examples.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Uploads as programs see them: over HTTP, with small files. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class UploadTest {

    @RegisterExtension
    static final AlfaFileServer ALFAFILE = new AlfaFileServer();

    @TempDir
    static Path spool;

    private static final String BOUNDARY = "the-boundary";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Content content = Content.random(300_000, 1);

    @LocalServerPort
    private int port;

    @Autowired
    private CamelContext camel;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        ALFAFILE.properties(registry::add);
        registry.add("camel.component.alfafile.max-wait", () -> "0");
        registry.add("camel.main.stream-caching-spool-directory", spool::toString);
    }

    @Test
    void aBodyArrives() throws Exception {
        assertArrived(put("photo%20of%20%C3%A6ble.jpg", content.toByteArray()), "photo of æble.jpg");
    }

    @Test
    void soDoesOneThatLooksLikeAForm() throws Exception {
        HttpResponse<String> response = send(request("/files/f.bin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofByteArray(content.toByteArray())));

        assertArrived(response, "f.bin");
    }

    @Test
    void aFileInAFormArrives() throws Exception {
        assertArrived(post(form("C:\\pictures\\æble.jpg", content.toByteArray())), "æble.jpg");
    }

    @Test
    void aFormWithoutAFileIsTheSendersFault() throws Exception {
        assertProblem(post(form("", new byte[0])), 400, "no file");
    }

    @Test
    void aBrokenFormIsTheSendersFault() throws Exception {
        assertProblem(post("no form".getBytes(UTF_8)), 400, "form");
        assertThat(ALFAFILE.calls()).isEmpty();
    }

    @Test
    void aBlankNameIsTheSendersFault() throws Exception {
        assertProblem(put("%20", content.toByteArray()), 400, "name");
    }

    @Test
    void anotherMethodIsTheSendersFault() throws Exception {
        assertProblem(send(request("/files/f.bin").DELETE()), 405, "DELETE");
    }

    @Test
    void tooManyRequestsSaysWhenToComeBack() throws Exception {
        ALFAFILE.failNext("file/upload", 409, "Too many uploads. Please try again in 90 seconds", 9);

        HttpResponse<String> response = put("f.bin", content.toByteArray());

        assertProblem(response, 429, "try again in 90 seconds");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("90");
    }

    @Test
    void aServiceThatIsDownIsUnavailable() throws Exception {
        ALFAFILE.failNext("file/upload", 503, "Maintenance", 9);

        assertProblem(put("f.bin", content.toByteArray()), 503, "Maintenance");
    }

    @Test
    void anAccountThatIsRefusedIsNotTheSendersFault() throws Exception {
        ALFAFILE.failNext("file/upload", 401, "Token expired", 9);

        assertProblem(put("f.bin", content.toByteArray()), 502, "401");
    }

    @Test
    void halfABodyIsNoFile() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("PUT /files/half.bin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf"
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> spooled() == 1);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> spooled() == 0);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> camel.getInflightRepository().size() == 0);
        assertThat(ALFAFILE.calls()).isEmpty();
    }

    @Test
    void thePageIsThere() throws Exception {
        assertThat(get("/").body()).contains("Upload to AlfaFile");
    }

    @Test
    void actuatorTellsHealthAndMetrics() throws Exception {
        put("f.bin", content.toByteArray());

        JsonNode health = json(get("/actuator/health"));
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("components").path("camelHealth").toString())
                .contains("\"status\":\"UP\"", "producer:alfafile-", ALFAFILE.apiUrl());
        JsonNode metric = json(get("/actuator/metrics/camel.exchanges.succeeded?tag=routeId:upload"));
        assertThat(metric.path("measurements").path(0).path("value").asDouble()).isGreaterThanOrEqualTo(1);
    }

    private void assertArrived(HttpResponse<String> response, String name) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        AlfaFile file = new ObjectMapper().readerFor(AlfaFile.class).readValue(response.body());
        assertThat(file.name()).isEqualTo(name);
        assertThat(file.size()).isEqualTo(content.size());
        assertThat(ALFAFILE.file(file.id()).md5()).isEqualTo(content.md5());
        assertThat(spooled()).isZero();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).path("status").asInt()).isEqualTo(status);
        assertThat(json(response).path("detail").asText()).containsIgnoringCase(detail);
        assertThat(Secrets.in(response.body().lines())).isEmpty();
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    private static long spooled() throws IOException {
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private HttpResponse<String> put(String name, byte[] body) throws Exception {
        return send(request("/files/" + name).PUT(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> post(byte[] form) throws Exception {
        return send(request("/files")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** As a browser sends it: a field, the file, another field. */
    private static byte[] form(String fileName, byte[] file) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(part("name=\"before\"", ""));
        form.write("x\r\n".getBytes(UTF_8));
        form.write(part("name=\"file\"; filename=\"" + fileName + "\"", "Content-Type: image/jpeg\r\n"));
        form.write(file);
        form.write("\r\n".getBytes(UTF_8));
        form.write(part("name=\"after\"", ""));
        form.write(("x\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return form.toByteArray();
    }

    private static byte[] part(String disposition, String headers) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + headers + "\r\n")
                .getBytes(UTF_8);
    }
}
