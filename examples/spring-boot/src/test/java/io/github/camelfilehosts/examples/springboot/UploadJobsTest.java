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
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uploads as the page sends and shows them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UploadJobsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @LocalServerPort
    private int port;

    @Autowired
    private AlfaFileServer alfaFile;

    @Autowired
    private JobRepository jobs;

    private PageClient page;

    @BeforeEach
    void openPage() throws Exception {
        jobs.deleteAll();
        page = new PageClient(port).open();
    }

    @Test
    void anUploadIsAJob() throws Exception {
        HttpResponse<String> response = page.put("/files?name=a%20%26%20b.txt", "content of a");

        JobView job = page.job("a & b.txt");
        assertThat(response.headers().firstValue("Console-Job")).hasValue(String.valueOf(job.id()));
        assertThat(job.kind()).isEqualTo(JobKind.UPLOAD);
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.size()).isEqualTo(12);
        assertThat(job.link()).startsWith("http");
    }

    @Test
    void foldersAreMadeWhereTheyAreMissing() throws Exception {
        page.put("/files?name=a.txt&folder=photos/2026", "a");
        page.put("/files?name=b.txt&folder=photos/2026", "b");

        assertThat(alfaFile.folders()).extracting(folder -> folder.name()).contains("photos", "2026");
        assertThat(alfaFile.folders())
                .filteredOn(folder -> folder.name().equals("2026"))
                .hasSize(1);
    }

    @Test
    void oneThatFailsSaysWhyAndWhichItIs() throws Exception {
        alfaFile.failNext("file/upload", 400, "Too big", 1);

        HttpResponse<String> response = page.put("/files?name=big.bin", "x");

        assertThat(response.statusCode()).isEqualTo(400);
        JobView job = page.job("big.bin");
        assertThat(response.headers().firstValue("Console-Job")).hasValue(String.valueOf(job.id()));
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.error()).contains("Too big");
        page.start(job, null);
        assertThat(page.job("big.bin").state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void whileItComesItIsSeen() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("PUT /files/half.bin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf"
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            await().atMost(LONG)
                    .until(() -> !page.jobs().isEmpty() && page.job("half.bin").moved() == 4);
            assertThat(page.job("half.bin").phase()).isEqualTo(Flight.Phase.RECEIVING);
        }

        await().atMost(LONG).until(() -> page.job("half.bin").state() == JobState.FAILED);
    }
}
