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

import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What browsers hear while they watch. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class EventsTest {

    private static final String ID = "e1v2e3n4t5s6";

    @LocalServerPort
    private int port;

    @Autowired
    private FileFactoryServer fileFactory;

    @Autowired
    private JobRepository jobs;

    @Autowired
    private Live live;

    private PageClient page;

    @BeforeEach
    void openPage() throws Exception {
        jobs.deleteAll();
        page = new PageClient(port).open();
    }

    @Test
    void twoBrowsersSeeAFileMove() throws Exception {
        fileFactory.addFile(ID, "slow.bin", Content.random(1_000_000, 2));
        fileFactory.failDownload(ID, DownloadFault.drip(800_000), 1);
        try (Events one = new Events(page);
                Events other = new Events(new PageClient(port).open())) {
            one.awaitEvent("all", "[]"::equals);
            other.awaitEvent("all", "[]"::equals);

            page.add(ID);
            one.awaitEvent("jobs", data -> data.contains("\"state\":\"READY\""));
            other.awaitEvent("jobs", data -> data.contains("\"state\":\"READY\""));
            page.post("/api/jobs/start?state=READY", List.of());

            for (Events events : List.of(one, other)) {
                events.awaitEvent("jobs", data -> data.contains("\"phase\":\"SENDING\"") && speedIn(data) > 0);
                events.awaitEvent("jobs", data -> data.contains("\"state\":\"DONE\""));
            }
            JobView job = page.job(ID);
            page.delete("/api/jobs/" + job.id());
            one.awaitEvent("removed", ("[" + job.id() + "]")::equals);
            other.awaitEvent("removed", ("[" + job.id() + "]")::equals);
        }
    }

    private static long speedIn(String data) {
        try {
            JobView job = PageClient.jobs(data).get(0);
            return job.moved() > 0 && job.moved() <= job.size() ? job.speed() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoComesLaterSeesAll() throws Exception {
        page.add("4k7gx0w2mq1z 1ep92k3t0fdz");
        try (Events events = new Events(page)) {
            events.awaitEvent("all", data -> data.contains("4k7gx0w2mq1z") && data.contains("1ep92k3t0fdz"));
        }
    }

    @Test
    void theAccountsAreShown() throws Exception {
        try (Events events = new Events(page)) {
            events.awaitEvent(
                    "accounts",
                    data -> data.contains("\"provider\":\"alfafile\",\"premium\":true")
                            && data.contains("\"requestsLeft\":")
                            && data.contains("\"storage\":{\"used\":")
                            && data.contains("\"traffic\":{\"used\":"));
            assertThat(fileFactory.calls("getMemberInfo")).isPositive();
        }
    }

    @Test
    void browsersThatAreGoneAreForgotten() throws Exception {
        Events events = new Events(page);
        events.awaitEvent("all", data -> true);
        int watching = live.watching();
        events.close();

        await().atMost(Duration.ofMinutes(1)).until(() -> live.watching() < watching);
    }
}
