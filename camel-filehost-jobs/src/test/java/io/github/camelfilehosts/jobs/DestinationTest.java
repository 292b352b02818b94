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
import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import io.github.camelfilehosts.test.AlfaFileFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Where files go, and what the users' own components have a say in. */
class DestinationTest extends JobsTestSupport {

    @Test
    void foldersOfAPathAreMadeOnce() {
        ALFA_FILE.addFolder("F1", "in");
        CamelContext node = node();
        List<String> links = links(8);

        links.forEach(link -> send(node, "filehost-jobs:submit?folderId=F1&folderPath=photos/2026", link));

        awaitDone(node, "alfafile", 8);
        assertThat(ALFA_FILE.folders())
                .extracting(AlfaFileFolder::name)
                .containsExactlyInAnyOrder("Root", "in", "photos", "2026");
        assertThat(ALFA_FILE.files()).extracting(file -> file.folderId()).containsOnly(folder("2026"));
    }

    private static String folder(String name) {
        return ALFA_FILE.folders().stream()
                .filter(folder -> folder.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void anotherPathIsAnotherJob() {
        CamelContext node = node();
        String link = links(1).get(0);

        MirrorJob root = submit(node, link);
        Exchange nested = node.createProducerTemplate().send("filehost-jobs:submit", exchange -> {
            exchange.getMessage().setBody(link);
            exchange.getMessage().setHeader(FileHostJobsConstants.FOLDER_PATH, "a/b");
        });

        MirrorJob job = nested.getMessage().getBody(MirrorJob.class);
        assertThat(job.folderPath()).isEqualTo("a/b");
        assertThat(job.id()).isNotEqualTo(root.id());
        awaitDone(node, "alfafile", 2);
        assertThat(mirrored()).hasSize(2);
    }

    @Test
    void pathThatLeadsElsewhereIsRefusedAtOnce() {
        CamelContext node = node();

        assertThat(send(node, "filehost-jobs:submit?folderPath=a/../b", "file1000")
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("folderPath must be names separated by slashes");
    }

    @Test
    void usersGuardHasItsSay() {
        AtomicBoolean mayContinue = new AtomicBoolean();
        CamelContext node = node(
                jobs -> {},
                context -> context.getComponent("alfafile", AlfaFileComponent.class)
                        .getConfiguration()
                        .setTransferGuard(transfer -> mayContinue.get()));
        MirrorJob job = submit(node, links(1).get(0));
        await().atMost(SOON).until(() -> job(node, job).attempts() > 0);
        assertThat(mirrored()).isEmpty();

        mayContinue.set(true);

        awaitState(node, job, JobState.DONE);
    }

    @Test
    void usersJournalRemembersTheUploads() {
        ConcurrentMap<String, String> journal = new ConcurrentHashMap<>();
        CamelContext node = node(
                jobs -> {},
                context -> context.getComponent("alfafile", AlfaFileComponent.class)
                        .getConfiguration()
                        .setUploadJournal(journal));
        MirrorJob job = submit(node, links(1).get(0));

        awaitState(node, job, JobState.DONE);

        assertThat(journal).containsKey(job.id());
    }

    @Test
    void whatTheServiceAllowsHoldsOverAllNodes() {
        ALFA_FILE.parallelUploads(2).latency(Duration.ofMillis(5));
        ALFA_FILE.processingPolls(1);
        List<String> links = links(30);
        List<CamelContext> nodes = List.of(node(), node(), node());

        links.forEach(link -> submit(nodes.get(0), link));

        awaitDone(nodes.get(0), "alfafile", 30);
        assertThat(ALFA_FILE.maxConcurrentUploads()).isLessThanOrEqualTo(2);
        assertThat(ALFA_FILE.calls("user/info")).isEqualTo(1);
        assertThat(ALFA_FILE.logins()).isEqualTo(1);
    }
}
