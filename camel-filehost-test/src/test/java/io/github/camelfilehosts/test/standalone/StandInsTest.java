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
package io.github.camelfilehosts.test.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-ins as somebody leads them who has nothing but HTTP. */
class StandInsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static StandIns standIns;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        standIns = StandIns.start("localhost", 0);
    }

    @BeforeEach
    void reset() {
        lead("reset", "[]");
    }

    @AfterAll
    static void stop() {
        standIns.close();
    }

    @Test
    void aFileIsAddedAndChangedAndDownloaded() {
        lead("filefactory/addFile", "['f1', 'a.txt', {'text': 'hello'}]");
        lead("filefactory/files/f1/status", "['offline']");
        assertThat(fileFactory("getFileInfo?file=f1")
                        .at("/result/files/f1/status")
                        .asText())
                .isEqualTo("offline");

        lead("filefactory/files/f1/status", "['online']");
        String link = fileFactory("getDownloadLink?file=f1").at("/result/url").asText();

        assertThat(get(link).body()).isEqualTo("hello");
        assertThat(lead("filefactory/downloads", "['f1']").asInt()).isOne();
        assertThat(lead("filefactory/bytesServed", "[]").asInt()).isEqualTo(5);
    }

    @Test
    void contentIsTextOrBase64OrNoise() {
        lead("alfafile/addFile", "['E1', 'a', {'base64': 'aGVsbG8='}]");
        lead("alfafile/addFile", "['E2', 'b', {'random': [300000, 1]}]");

        JsonNode files = lead("alfafile/files", "");

        assertThat(files.at("/0/md5").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(lead("alfafile/file", "['E1']").path("size").asLong()).isEqualTo(5);
        assertThat(files).hasSize(2);
    }

    @Test
    void callsGoWrongAsTheyDoInJava() {
        lead("filefactory/failNext", "['getFileInfo', 713, 1]");
        lead("filefactory/failCall", "['getFileInfo', {'status': [503, '7'], 'noise': ['<br>', '']}, 1]");

        assertThat(fileFactory("getFileInfo?file=f1").path("code").asInt()).isEqualTo(713);
        HttpResponse<String> noisy = get(url("filefactory") + "/getFileInfo?file=f1");
        assertThat(noisy.statusCode()).isEqualTo(503);
        assertThat(noisy.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(noisy.body()).startsWith("<br>");
        assertThat(lead("filefactory/callsOf", "['getFileInfo']")
                        .at("/1/params/file")
                        .asText())
                .isEqualTo("f1");
    }

    @Test
    void whatIsStrictIsSwitchedOn() {
        lead("alfafile/oneSession", "[true]");
        lead("alfafile/requestLimit", "[2, 'PT1H']");
        lead("alfafile/secondPost", "['REFUSED']");

        assertThat(alfaFileLogin()).isEqualTo(200);
        assertThat(alfaFileInfo()).as("the ready token's session has ended").isEqualTo(401);
        assertThat(alfaFileInfo()).isEqualTo(429);
        assertThat(lead("alfafile/callsOverLimit", "[]").asInt()).isOne();

        lead("reset", "[]");
        assertThat(alfaFileInfo()).isEqualTo(200);
        assertThat(alfaFileInfo()).isEqualTo(200);
        assertThat(alfaFileInfo()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nowhere/files                | []                         | 404 | No such service",
                "alfafile/makeCoffee          | []                         | 404 | No such method: makeCoffee",
                "alfafile/close               | []                         | 404 | No such method: close",
                "alfafile/hashCode            | []                         | 404 | No such method: hashCode",
                "alfafile/files/GH/mode       | [1]                        | 404 | No such file: GH",
                "alfafile/latency             | ['soon']                   | 400 | No duration, as PT1.5S is one: soon",
                "alfafile/latency             | [1000]                     | 400 | latency does not take these arguments",
                "alfafile/latency             | {}                         | 400 | Arguments are an array",
                "alfafile/addFile             | ['a', {'path': '/x'}]      | 400 | Content is",
                "alfafile/failUpload          | [{'vanish': []}, 1]        | 404 | No such method: vanish",
                "alfafile/failUpload          | [{}, 1]                    | 400 | A fault has a name",
                "alfafile/chaos               | [0.5, 1]                   | 400 | before the start",
                "alfafile/latency             | [                          | 400 | Unexpected end-of-input",
            })
    void whatCannotBeDoneIsSaid(String path, String arguments, int status, String message) {
        HttpResponse<String> answer = post(path, arguments);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("error").asText()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--port", "--port x", "--port 99999", "--prot 1", "--port 65534", "--host h"})
    void aCommandLineThatSaysSomethingElseIsRefused(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(line.isEmpty() ? new String[0] : line.split(" ")))
                .withMessageContaining("--port NUMBER");
    }

    @Test
    void runsInAProcessOfItsOwnOnThePortsThatItWasGiven() throws Exception {
        int port = fiveFreePorts();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandIns.class.getName(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine())
                    .isEqualTo(
                            "Stand-ins controlled at http://localhost:" + port + "/, FileFactory at http://localhost:"
                                    + (port + 1) + "/v1, AlfaFile at http://localhost:" + (port + 3) + "/api/v1");
            JsonNode accounts = json(get("http://localhost:" + port + "/"));
            assertThat(accounts.at("/alfafile/apiUrl").asText())
                    .isEqualTo("http://localhost:" + (port + 3) + "/api/v1");
            assertThat(accounts.at("/filefactory/authKey").asText()).isNotEmpty();
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static int fiveFreePorts() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            // Below those that the system gives away by itself.
            return 10_000 + any.getLocalPort() % 20_000;
        }
    }

    private int alfaFileLogin() {
        JsonNode account = json(get(standIns.url())).path("alfafile");
        return json(get(url("alfafile") + "/user/login?login="
                        + account.path("login").asText() + "&password="
                        + account.path("password").asText()))
                .path("status")
                .asInt();
    }

    private int alfaFileInfo() {
        String token = json(get(standIns.url())).at("/alfafile/token").asText();
        return json(get(url("alfafile") + "/user/info?token=" + token))
                .path("status")
                .asInt();
    }

    private JsonNode fileFactory(String call) {
        return json(get(url("filefactory") + "/" + call));
    }

    private String url(String service) {
        return json(get(standIns.url())).path(service).path("apiUrl").asText();
    }

    private JsonNode lead(String path, String arguments) {
        HttpResponse<String> answer = post(path, arguments);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private HttpResponse<String> post(String path, String arguments) {
        return sent(HttpRequest.newBuilder(URI.create(standIns.url() + path))
                .POST(BodyPublishers.ofString(arguments.replace('\'', '"')))
                .build());
    }

    private HttpResponse<String> get(String url) {
        return sent(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
