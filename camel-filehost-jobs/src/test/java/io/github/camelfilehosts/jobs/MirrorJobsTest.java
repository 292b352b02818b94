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
package io.github.camelfilehosts.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import io.github.camelfilehosts.test.Content;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** One node: what becomes of jobs. */
class MirrorJobsTest extends JobsTestSupport {

    @Test
    void eachLinkBecomesOneFile() {
        CamelContext node = node();
        List<String> links = links(30);

        links.forEach(link -> submit(node, link));

        awaitDone(node, "alfafile", 30);
        assertThat(mirrored()).hasSize(30).doesNotHaveDuplicates();
        assertThat(ALFA_FILE.logins()).isEqualTo(1);
    }

    @Test
    void linksShareTheCallThatChecksThem() {
        CamelContext door = node(jobs -> jobs.setWorker(false));
        links(100).forEach(link -> submit(door, link));

        CamelContext worker = node();

        awaitDone(worker, "alfafile", 100);
        assertThat(FILE_FACTORY.calls("getFileInfo")).isEqualTo(1);
        assertThat(FILE_FACTORY.calls("getDownloadLink")).isEqualTo(100);
        assertThat(FILE_FACTORY.calls()).as("calls a file").hasSizeLessThanOrEqualTo(105);
    }

    @Test
    void doneJobSaysWhereItsFileIs() {
        ALFA_FILE.addFolder("F1", "in");
        CamelContext node = node();
        String link = links(1).get(0);

        MirrorJob job = send(node, "filehost-jobs:submit?folderId=F1", link)
                .getMessage()
                .getBody(MirrorJob.class);
        awaitState(node, job, JobState.DONE);

        MirrorJob done = job(node, job);
        assertThat(done.resultId()).isEqualTo(ALFA_FILE.files().get(0).id());
        assertThat(ALFA_FILE.files().get(0).folderId()).isEqualTo("F1");
        assertThat(done.name()).isEqualTo("file1000.bin");
        assertThat(done.size()).isEqualTo(5_000);
        assertThat(done.finished()).isAfterOrEqualTo(done.submitted());
        assertThat(node.getTypeConverter().convertTo(String.class, done))
                .as("as JSON")
                .contains("\"state\":\"DONE\"", "\"finished\":\"" + done.finished() + "\"");
        assertThat(node.getTypeConverter().convertTo(String.class, account(node, "alfafile")))
                .contains("\"jobs\":{\"DONE\":1}");
    }

    @Test
    void repeatIsTheSameJob() {
        CamelContext node = node();
        String link = links(1).get(0);

        Exchange first = send(node, "filehost-jobs:submit", link);
        awaitState(node, first.getMessage().getBody(MirrorJob.class), JobState.DONE);
        Exchange again = send(node, "filehost-jobs:submit", "file1000");

        assertThat(first.getMessage().getHeader(FileHostJobsConstants.REPEAT)).isEqualTo(false);
        assertThat(again.getMessage().getHeader(FileHostJobsConstants.REPEAT)).isEqualTo(true);
        assertThat(again.getMessage().getBody(MirrorJob.class).state()).isEqualTo(JobState.DONE);
        assertThat(mirrored()).hasSize(1);
    }

    @Test
    void deadLinkFailsWithItsReasonAndWithoutAnUpload() {
        CamelContext node = node();
        FILE_FACTORY.addFile("gone", "gone.bin", Content.random(10, 1)).status("offline");

        MirrorJob job = submit(node, "gone");
        awaitState(node, job, JobState.FAILED);

        assertThat(job(node, job).reason()).contains("OFFLINE");
        assertThat(ALFA_FILE.calls("file/upload")).isZero();
    }

    @Test
    void fileThatIsKnownMovesNoByte() {
        ALFA_FILE.instantUploads(true);
        CamelContext node = node();
        List<String> links = links(3);
        FILE_FACTORY.files().forEach(file -> ALFA_FILE.knows(file.content()));

        links.forEach(link -> submit(node, link));
        awaitDone(node, "alfafile", 3);

        assertThat(mirrored()).hasSize(3);
        assertThat(FILE_FACTORY.bytesServed()).isZero();
    }

    @Test
    void whatMayPassIsTriedAgain() {
        CamelContext node = node(
                jobs -> {},
                context -> context.getComponent("filefactory", FileFactoryComponent.class)
                        .getConfiguration()
                        .setMaxRetries(0));
        FILE_FACTORY.failNextWith("getFileInfo", 500, "text/plain", "down", 2);
        FILE_FACTORY.failNextWith("getDownloadLink", 500, "text/plain", "down", 2);

        MirrorJob job = submit(node, links(1).get(0));
        awaitState(node, job, JobState.DONE);

        assertThat(mirrored()).hasSize(1);
    }

    @Test
    void noMoreFilesOfAnAccountMoveThanItMay() {
        CamelContext node = node(jobs -> {}, context -> {
            context.getComponent("alfafile", AlfaFileComponent.class)
                    .getConfiguration()
                    .setMaxConcurrentTransfers(2);
        });
        links(12).forEach(link -> submit(node, link));

        awaitDone(node, "alfafile", 12);

        assertThat(ALFA_FILE.maxConcurrentUploads()).isLessThanOrEqualTo(2);
    }

    @Test
    void accountsTakeTurnsHoweverLongTheirJobsHaveWaited() {
        CamelContext door =
                node(jobs -> jobs.setWorker(false), context -> context.addComponent("alfafile-two", alfaFile()));
        List<String> links = links(20);
        links.forEach(link -> submit(door, link));
        links.subList(0, 3).forEach(link -> submit(door, link, "alfafile-two"));

        node(jobs -> jobs.setThreads(1), context -> context.addComponent("alfafile-two", alfaFile()));

        await().atMost(SOON).until(() -> account(door, "alfafile-two").jobs().getOrDefault(JobState.DONE, 0L) == 3);
        assertThat(account(door, "alfafile").jobs()).doesNotContainEntry(JobState.DONE, 20L);
        awaitDone(door, "alfafile", 20);
    }

    @Test
    void finishedJobIsHandedOutUntilAnExchangeEndsWell() throws Exception {
        CamelContext node = node();
        Queue<MirrorJob> handedOut = new ConcurrentLinkedQueue<>();
        AtomicInteger attempts = new AtomicInteger();
        node.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("filehost-jobs:finished?delay=50").process(exchange -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalStateException("not this time");
                    }
                    handedOut.add(exchange.getMessage().getBody(MirrorJob.class));
                });
            }
        });
        FILE_FACTORY.addFile("gone", "gone.bin", Content.random(10, 1)).status("offline");
        submit(node, links(1).get(0));
        submit(node, "gone");

        await().atMost(SOON).until(() -> handedOut.size() == 2);

        assertThat(handedOut).extracting(MirrorJob::state).containsExactlyInAnyOrder(JobState.DONE, JobState.FAILED);
        assertThat(attempts).hasValue(3);
        await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> handedOut.size() == 2);
    }

    @Test
    void jobOfNoUseIsRefusedAtOnce() {
        CamelContext node = node();

        for (Map.Entry<String, String> job : Map.of(
                        "filehost-jobs:submit?account=nobody", "file1000",
                        "filehost-jobs:submit", "file1000 file1001",
                        "filehost-jobs:submit?folderId=F1", "https://example.com/file/1")
                .entrySet()) {
            assertThat(send(node, job.getKey(), job.getValue()).getException())
                    .isInstanceOf(InvalidRequestException.class);
        }
        assertThat(send(node, "filehost-jobs:status?jobId=none", null).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("none");
    }
}
