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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console is stopped in the middle, and started again. */
class RestartTest {

    @RegisterExtension
    static final FileFactoryServer FILEFACTORY = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer ALFAFILE = new AlfaFileServer();

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String MOVING = "m1o2v3i4n5g6";
    private static final String WAITING = "w1a2i3t4i5n6";
    private static final String READY = "r1e2a3d4y5x6";

    @TempDir
    Path directory;

    @Test
    void itGoesOnWhereItWas() throws Exception {
        FILEFACTORY.addFile(MOVING, "moving.bin", Content.random(3_000_000, 1));
        FILEFACTORY.failDownload(MOVING, DownloadFault.drip(100_000), 1);
        FILEFACTORY.addFile(WAITING, "waiting.bin", Content.of("waiting"));
        FILEFACTORY.addFile(READY, "ready.bin", Content.of("ready"));

        try (ConfigurableApplicationContext console = start()) {
            PageClient page = page(console);
            page.add(MOVING + " " + WAITING);
            page.post("/api/jobs/start?state=READY", List.of());
            page.add(READY + " g4o5n6e7g8o9");
            await().atMost(LONG).until(() -> isMoving(page));
            assertThat(page.job(WAITING).state()).isEqualTo(JobState.QUEUED);
            page.delete("/api/jobs?state=RUNNING");
            console.getBean(Jobs.class).upload("half.bin", 1_000L);
        }

        try (ConfigurableApplicationContext console = start()) {
            PageClient page = page(console);
            await().atMost(LONG).until(() -> page.job(WAITING).state() == JobState.DONE);
            assertThat(page.job(MOVING).state()).isEqualTo(JobState.DONE);
            assertThat(page.job(READY).state()).isEqualTo(JobState.READY);
            assertThat(page.job("half.bin").error()).contains("Send it again");
            assertThat(page.job("g4o5n6e7g8o9").state()).isEqualTo(JobState.UNAVAILABLE);
        }
        assertThat(ALFAFILE.files())
                .extracting(file -> file.name())
                .containsExactlyInAnyOrder("moving.bin", "waiting.bin");
    }

    private static boolean isMoving(PageClient page) {
        JobView job = page.job(MOVING);
        return job.moved() != null && job.moved() > 0;
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Console.class)
                .run(
                        "--spring.config.location=classpath:/application.properties",
                        "--server.port=0",
                        "--console.parallel=1",
                        "--console.directory=" + directory,
                        "--camel.component.filefactory.api-url=" + FILEFACTORY.apiUrl(),
                        "--camel.component.filefactory.email=" + FILEFACTORY.email(),
                        "--camel.component.filefactory.password=" + FILEFACTORY.password(),
                        "--camel.component.filefactory.auth-key=" + FILEFACTORY.authKey(),
                        "--camel.component.alfafile.api-url=" + ALFAFILE.apiUrl(),
                        "--camel.component.alfafile.login=" + ALFAFILE.login(),
                        "--camel.component.alfafile.password=" + ALFAFILE.password());
    }

    private static PageClient page(ConfigurableApplicationContext console) throws Exception {
        return new PageClient(((ServletWebServerApplicationContext) console)
                        .getWebServer()
                        .getPort())
                .open();
    }
}
