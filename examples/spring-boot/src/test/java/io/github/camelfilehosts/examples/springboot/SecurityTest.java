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

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without a login, the console is for whoever is at this machine, and for no page but its own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SecurityTest {

    private static final Map<String, String> PASTE = Map.of("text", "4k7gx0w2mq1z");

    @LocalServerPort
    private int port;

    @Autowired
    private JobRepository jobs;

    private PageClient page;

    @BeforeEach
    void openPage() throws Exception {
        jobs.deleteAll();
        page = new PageClient(port).open();
    }

    @Test
    void thePageMayDoAll() throws Exception {
        assertThat(page.post("/api/links", PASTE).statusCode()).isEqualTo(200);
        assertThat(page.jobs()).hasSize(1);
        assertThat(page.put("/files?name=100%25%20%2F.txt", "x").statusCode()).isEqualTo(201);
    }

    @Test
    void aPageWithoutTheTokenMayChangeNothing() throws Exception {
        assertThat(page.send(page.request("/api/jobs?state=DONE")
                                .header("Origin", page.origin())
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.send(page.request("/files")
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString("--b--")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.jobs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:1", "http://localhost.evil.example", "null"})
    void aPageOfAnotherOriginMayChangeNothing(String origin) throws Exception {
        assertThat(page.send(page.request("/api/links")
                                .header("Origin", origin)
                                .header("X-Console-Csrf", page.token())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"text\":\"4k7gx0w2mq1z\"}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.jobs()).isEmpty();
    }

    @Test
    void norMayItReadOrBeAskedInAdvance() throws Exception {
        assertThat(page.send(page.request("/api/jobs")
                                .header("Sec-Fetch-Site", "cross-site")
                                .header("Sec-Fetch-Mode", "no-cors"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.send(page.request("/files/x")
                                .header("Origin", "https://evil.example")
                                .header("Access-Control-Request-Method", "PUT")
                                .method("OPTIONS", BodyPublishers.noBody()))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void aLinkToThePageIsFollowed() throws Exception {
        assertThat(page.send(page.request("/")
                                .header("Sec-Fetch-Site", "cross-site")
                                .header("Sec-Fetch-Mode", "navigate"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aProgramNeedsNoToken() throws Exception {
        PageClient program = new PageClient(port);

        assertThat(program.send(program.request("/files/a.txt").PUT(BodyPublishers.ofString("a")))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void anotherNameForThisMachineIsRefused() throws Exception {
        assertThat(statusUnder("localhost:" + port)).contains(" 200");
        assertThat(statusUnder("127.0.0.1:" + port)).contains(" 200");
        assertThat(statusUnder("rebound.evil.example:" + port)).contains(" 400");
    }

    private String statusUnder(String host) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET /api/jobs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    @Test
    void nothingIsRunButThePagesOwnFiles() throws Exception {
        HttpResponse<String> response = page.get("/");

        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "trusted-types 'none'")
                .doesNotContain("unsafe");
        assertThat(response.body()).doesNotContainPattern("(?i)<style|\\son\\w+=|style=|<script(?![^>]*src=)");
    }

    @Test
    void allThatThePagesNameIsThere() throws Exception {
        Pattern named = Pattern.compile("(?:src|href)=\"([^\"#]+)\"|from '\\./([^']+)'");
        for (String path :
                List.of("/index.html", "/login.html", "/app.js", "/joblist.js", "/uploads.js", "/login.js")) {
            assertThat(named.matcher(page.get(path).body()).results())
                    .as(path)
                    .isNotEmpty()
                    .allSatisfy(found -> {
                        String file = found.group(1) == null ? found.group(2) : found.group(1);
                        assertThat(page.get("/" + file).statusCode()).as(file).isEqualTo(200);
                    });
        }
    }

    @Test
    void nobodyIsAskedToLogIn() throws Exception {
        assertThat(page.get("/api/page").body()).contains("\"login\":false", "\"samples\"");
    }
}
