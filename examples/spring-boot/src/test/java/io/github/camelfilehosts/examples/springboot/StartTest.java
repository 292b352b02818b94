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

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Tomcat listens before Camel has started: who comes in between is told to wait. */
class StartTest {

    @TempDir
    Path directory;

    private final Map<String, HttpResponse<String>> early = new LinkedHashMap<>();

    @Test
    void whoComesTooEarlyIsToldToWait() throws Exception {
        try (ConfigurableApplicationContext console = new SpringApplicationBuilder(Console.class)
                .listeners((ApplicationListener<WebServerInitializedEvent>) this::comeEarly)
                .run("--server.port=0", "--console.directory=" + directory)) {
            int port = console.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            assertThat(upload(port).statusCode()).isEqualTo(201);
            assertThat(new PageClient(port).get("/").body()).contains("Mirror from FileFactory");
        }

        assertThat(early.get("upload").statusCode()).isEqualTo(503);
        assertThat(early.get("upload").headers().firstValue("Retry-After")).hasValue("1");
        assertThat(early.get("page").statusCode()).isEqualTo(503);
        assertThat(early.get("page").body()).contains("The console is starting", "http-equiv=\"refresh\"");
        assertThat(early.get("style").statusCode()).isEqualTo(200);
        // Camel's own word.
        assertThat(early.get("health").statusCode()).isEqualTo(503);
        assertThat(early.get("health").body()).contains("camelHealth");
    }

    private void comeEarly(WebServerInitializedEvent event) {
        int port = event.getWebServer().getPort();
        PageClient page = new PageClient(port);
        try {
            early.put("upload", upload(port));
            early.put("page", page.send(page.request("/").header("Accept", "text/html,*/*;q=0.8")));
            early.put("style", page.get("/console.css"));
            early.put("health", page.get("/actuator/health"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** By a program: it keeps no cookies. */
    private static HttpResponse<String> upload(int port) throws Exception {
        PageClient program = new PageClient(port);
        return program.send(program.request("/files/a.txt").PUT(BodyPublishers.ofString("a")));
    }
}
