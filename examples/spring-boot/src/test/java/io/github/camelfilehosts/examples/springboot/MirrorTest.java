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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.github.camelfilehosts.test.Secrets;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Links in, files at AlfaFile out, as the page asks for it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class MirrorTest {

    @RegisterExtension
    static final FileFactoryServer FILEFACTORY = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer ALFAFILE = new AlfaFileServer();

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ID = "4k7gx0w2mq1z";
    private static final String LINK = "https://www.filefactory.com/file/" + ID;

    private final Content content = Content.random(300_000, 1);

    @LocalServerPort
    private int port;

    @Autowired
    private JobRepository jobs;

    private PageClient page;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        FILEFACTORY.properties(registry::add);
        ALFAFILE.properties(registry::add);
        registry.add("camel.component.filefactory.retry-delay", () -> "10ms");
    }

    @BeforeEach
    void openPage() throws Exception {
        page = new PageClient(port).open();
    }

    /** Also when a test has failed: what is on its way still belongs to it. */
    @AfterEach
    void clear() {
        await().atMost(LONG)
                .until(() -> jobs.findByStateInOrderById(JobState.BUSY).isEmpty());
        jobs.deleteAll();
    }

    @Test
    void whatTheFilesAreIsSeenBeforeAnyMoves() throws Exception {
        FILEFACTORY.addFile(ID, "tulips.jpg", content);
        FILEFACTORY.addFile("1ep92k3t0fdz", "locked.zip", content).password("tulip");
        FILEFACTORY.addFile("77bq5n1c9xhv", "away.iso", content).status("offline");

        JsonNode answer =
                page.add("My links: none\n- " + LINK + ",1ep92k3t0fdz\n\nhttp://filefactory.com/file/77bq5n1c9xhv/n/x"
                        + "\nhttps://elsewhere.example/file/1 \n(" + LINK + ") 2s8d6fj3ka0p");

        assertThat(answer.path("added").asInt()).isEqualTo(4);
        assertThat(answer.path("unreadable")).extracting(JsonNode::asText).contains("https://elsewhere.example/file/1");
        assertThat(page.job(ID)).satisfies(job -> {
            assertThat(job.state()).isEqualTo(JobState.READY);
            assertThat(job.name()).isEqualTo("tulips.jpg");
            assertThat(job.size()).isEqualTo(content.size());
            assertThat(job.needsPassword()).isFalse();
        });
        assertThat(page.job("1ep92k3t0fdz").needsPassword()).isTrue();
        assertThat(page.job("77bq5n1c9xhv").state()).isEqualTo(JobState.UNAVAILABLE);
        assertThat(page.job("2s8d6fj3ka0p").error()).contains("no such file");
        assertThat(FILEFACTORY.calls("getDownloadLink")).isZero();
    }

    @Test
    void aLinkThatIsThereIsNotAskedForAgain() throws Exception {
        FILEFACTORY.addFile(ID, "tulips.jpg", content);
        page.add(LINK);
        int calls = FILEFACTORY.calls().size();

        assertThat(page.add(LINK).path("known").asInt()).isEqualTo(1);
        assertThat(page.jobs()).hasSize(1);
        assertThat(FILEFACTORY.calls()).hasSize(calls);
    }

    @Test
    void filesAreMirrored() throws Exception {
        FILEFACTORY.addFile(ID, "tulips.jpg", content);
        FILEFACTORY.addFile("1ep92k3t0fdz", "known.zip", Content.of("known"));
        ALFAFILE.knows(Content.of("known"));
        page.add(LINK + " 1ep92k3t0fdz");

        page.post("/api/jobs/start?state=READY", List.of());

        awaitState(ID, JobState.DONE);
        awaitState("1ep92k3t0fdz", JobState.DONE);
        assertThat(page.job(ID).outcome()).isEqualTo(Outcome.SENT);
        assertThat(page.job("1ep92k3t0fdz").outcome()).isEqualTo(Outcome.INSTANT);
        assertThat(ALFAFILE.files()).hasSize(2).anySatisfy(file -> {
            assertThat(file.md5()).isEqualTo(content.md5());
            assertThat(page.job(ID).link()).endsWith("/" + file.id());
        });
    }

    @Test
    void moreThanOneCallTells() throws Exception {
        List<String> ids = IntStream.range(0, 250)
                .mapToObj(i -> String.format("4k7gx0w2m%03d", i))
                .toList();
        ids.forEach(id -> FILEFACTORY.addFile(id, id + ".txt", Content.of(id)));

        assertThat(page.add(ids.stream().collect(Collectors.joining(" ")))
                        .path("added")
                        .asInt())
                .isEqualTo(250);

        // One is made twice if the stand-in has forgotten the session of the last test.
        assertThat(FILEFACTORY.calls("getFileInfo")).isBetween(3, 4);
        assertThat(page.jobs()).hasSize(250);
    }

    @Test
    void whatFailedSaysWhyAndIsTriedAgain() throws Exception {
        FILEFACTORY.addFile(ID, "tulips.jpg", content);
        FILEFACTORY.failNext("getDownloadLink", 714, 4);
        page.add(LINK);
        page.start(page.job(ID), null);
        awaitState(ID, JobState.FAILED);
        assertThat(page.job(ID).error()).contains("714");
        assertThat(page.job(ID).repeats())
                .filteredOn(why -> why.contains("714"))
                .hasSize(3)
                .allSatisfy(why -> assertThat(why).contains("retry"));
        assertThat(Secrets.in(page.get("/api/jobs").body().lines())).isEmpty();

        page.post("/api/jobs/start?state=FAILED", List.of());

        awaitState(ID, JobState.DONE);
        assertThat(page.job(ID).error()).isNull();
        assertThat(ALFAFILE.files()).hasSize(1);
    }

    @Test
    void aFileThatComesBackIsTriedAgain() throws Exception {
        page.add(LINK);
        assertThat(page.job(ID).state()).isEqualTo(JobState.UNAVAILABLE);
        FILEFACTORY.addFile(ID, "tulips.jpg", content);

        page.start(page.job(ID), null);

        awaitState(ID, JobState.DONE);
        assertThat(page.job(ID).name()).isEqualTo("tulips.jpg");
    }

    @Test
    void aPasswordIsGivenAndKeptNowhere() throws Exception {
        FILEFACTORY.addFile(ID, "locked.zip", content).password("tulip" + Secrets.MARK);
        page.add(LINK);
        page.post("/api/jobs/start?state=READY", List.of());
        assertThat(page.job(ID).state()).isEqualTo(JobState.READY);

        page.start(page.job(ID), "rose");
        awaitState(ID, JobState.FAILED);
        assertThat(page.job(ID).needsPassword()).isTrue();
        page.start(page.job(ID), "tulip" + Secrets.MARK);

        awaitState(ID, JobState.DONE);
        assertThat(Secrets.in(page.get("/api/jobs").body().lines())).isEmpty();
    }

    @Test
    void pressedTwiceAFileIsMirroredOnce() throws Exception {
        FILEFACTORY.addFile(ID, "tulips.jpg", content);
        page.add(LINK);
        JobView job = page.job(ID);

        page.start(job, null);
        new PageClient(port).open().start(job, null);
        page.post("/api/jobs/start?state=READY", List.of());

        awaitState(ID, JobState.DONE);
        page.start(job, null);
        assertThat(page.job(ID).state()).isEqualTo(JobState.DONE);
        assertThat(ALFAFILE.files()).hasSize(1);
    }

    @Test
    void jobsAreForgottenAndFilesStay() throws Exception {
        FILEFACTORY.addFile(ID, "tulips.jpg", content);
        page.add(LINK + " 1ep92k3t0fdz");
        page.start(page.job(ID), null);
        awaitState(ID, JobState.DONE);

        page.delete("/api/jobs/" + page.job("1ep92k3t0fdz").id());
        assertThat(page.jobs()).hasSize(1);
        page.delete("/api/jobs?state=DONE");

        assertThat(page.jobs()).isEmpty();
        assertThat(ALFAFILE.files()).hasSize(1);
    }

    @Test
    void aNameIsTextAndNothingElse() throws Exception {
        String name = "<img src=x onerror=alert(1)>\u202Egpj.exe";
        FILEFACTORY.addFile(ID, name, content);
        page.add(LINK);

        assertThat(page.job(ID).name()).isEqualTo("<img src=x onerror=alert(1)>\uFFFDgpj.exe");
        assertThat(page.get("/api/jobs").headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void whatTheServiceRefusesIsSaid() throws Exception {
        FILEFACTORY.failNext("getFileInfo", 719, 9);

        HttpResponse<String> response = page.post("/api/links", Map.of("text", LINK));

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("719");
        assertThat(page.jobs()).isEmpty();
    }

    private void awaitState(String id, JobState state) {
        await().atMost(LONG).until(() -> page.job(id).state() == state);
    }
}
