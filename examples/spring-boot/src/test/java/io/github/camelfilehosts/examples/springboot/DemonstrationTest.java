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

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** What somebody sees who has no account. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DemonstrationTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private AlfaFileServer alfaFile;

    @Autowired
    private SampleFiles samples;

    @Autowired
    private JobRepository jobs;

    @LocalServerPort
    private int port;

    @Test
    void aStandInTakesTheFile() {
        ResponseEntity<AlfaFile> response = http.exchange(
                RequestEntity.put(URI.create(http.getRootUri() + "/files/hello.txt"))
                        .body("Hello".getBytes()),
                AlfaFile.class);

        assertThat(response.getStatusCode().value()).isEqualTo(201);
        assertThat(alfaFile.file(response.getBody().id()).name()).isEqualTo("hello.txt");
    }

    @Test
    void prometheusReadsWhatWasMoved() {
        http.put("/files/counted.txt", "Counted");

        assertThat(http.getForObject("/actuator/prometheus", String.class))
                .contains(
                        "camel_filehost_transfers_seconds_count{direction=\"up\",outcome=\"ok\",provider=\"alfafile\"}");
    }

    @Test
    void thirtyLinksAreThereToTry() throws Exception {
        jobs.deleteAll();
        PageClient page = new PageClient(port).open();

        assertThat(page.add(samples.links()).path("added").asInt()).isEqualTo(30);

        assertThat(page.jobs()).filteredOn(job -> job.state() == JobState.READY).hasSize(28);
        assertThat(page.jobs()).filteredOn(JobView::needsPassword).hasSize(1);
        assertThat(page.jobs())
                .filteredOn(job -> job.state() == JobState.UNAVAILABLE)
                .hasSize(2);
    }
}
