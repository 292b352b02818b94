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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Beyond this machine, whoever uses the console has to log in. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=0.0.0.0",
            "spring.security.user.name=operator",
            "spring.security.user.password=correct horse"
        })
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class LoginTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/jobs", "/api/jobs/events", "/api/page", "/app.js", "/actuator/health", "/actuator/metrics"
            })
    void aStrangerGetsNothing(String path) throws Exception {
        assertThat(new PageClient(port).get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void aStrangerUploadsNothing() throws Exception {
        PageClient stranger = new PageClient(port);

        assertThat(stranger.send(stranger.request("/files/x").PUT(BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBrowserIsLedToTheLogin() throws Exception {
        PageClient browser = new PageClient(port);
        HttpResponse<String> response = browser.send(browser.request("/").header("Accept", "text/html,*/*;q=0.8"));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/login.html");
        assertThat(browser.get("/login.html").body()).contains("Sign in");
        assertThat(browser.get("/console.css").statusCode()).isEqualTo(200);
    }

    @Test
    void whoKnowsThePasswordIsLetInUntilTheLogout() throws Exception {
        PageClient browser = new PageClient(port);
        browser.get("/login.html");

        assertThat(login(browser, "wrong").headers().firstValue("Location").orElseThrow())
                .endsWith("?failed");
        assertThat(browser.get("/api/jobs").statusCode()).isEqualTo(401);
        assertThat(login(browser, "correct+horse")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/");
        assertThat(browser.get("/api/page").body()).contains("\"login\":true");
        assertThat(browser.put("/files?name=x", "x").statusCode()).isEqualTo(201);

        form(browser, "/logout", "");
        assertThat(browser.get("/api/jobs").statusCode()).isEqualTo(401);
    }

    @Test
    void aLoginNeedsTheTokenToo() throws Exception {
        PageClient browser = new PageClient(port);

        HttpResponse<String> response = browser.send(browser.request("/login")
                .header("Origin", browser.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=operator&password=correct+horse")));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void aProgramGivesThePasswordWithTheRequest() throws Exception {
        PageClient program = new PageClient(port);
        String credentials = Base64.getEncoder().encodeToString("operator:correct horse".getBytes(UTF_8));

        assertThat(program.send(program.request("/files/x")
                                .header("Authorization", "Basic " + credentials)
                                .PUT(BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void withoutAPasswordNobodyListensBeyondThisMachine(String address) throws Exception {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getByName(address));

        assertThatThrownBy(() -> new Login(new SecurityProperties(), server))
                .isInstanceOf(UnprotectedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
    void onThisMachineNoPasswordIsNeeded(String address) throws Exception {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getByName(address));

        assertThat(new Login(new SecurityProperties(), server).isWanted()).isFalse();
    }

    @Test
    void theStartIsRefusedWithAdvice(CapturedOutput output) {
        assertThatThrownBy(
                        () -> new SpringApplicationBuilder(Console.class).run("--server.address=", "--server.port=0"))
                .isNotNull();
        assertThat(output).contains("all addresses without a login", "SPRING_SECURITY_USER_PASSWORD");
    }

    private static HttpResponse<String> login(PageClient browser, String password) throws Exception {
        return form(browser, "/login", "&username=operator&password=" + password);
    }

    private static HttpResponse<String> form(PageClient browser, String path, String fields) throws Exception {
        return browser.send(browser.request(path)
                .header("Origin", browser.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + browser.token() + fields)));
    }
}
