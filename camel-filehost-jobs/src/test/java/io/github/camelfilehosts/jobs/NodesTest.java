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

import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes, or one after the other: what they share. */
class NodesTest extends JobsTestSupport {

    @Test
    void nodesShareJobsAndTheLogin() {
        CamelContext one = node();
        CamelContext two = node();

        List<String> links = links(40);
        links.forEach(link -> submit(one, link));
        links.forEach(link -> submit(two, link));

        awaitDone(one, "alfafile", 40);
        assertThat(mirrored()).hasSize(40).doesNotHaveDuplicates();
        assertThat(ALFA_FILE.logins()).isEqualTo(1);
        assertThat(FILE_FACTORY.logins()).isEqualTo(1);
    }

    @Test
    void anotherNodeGoesOnWithWhatOneHasBegun() {
        CamelContext one = node();
        List<String> links = links(30);
        ALFA_FILE.latency(Duration.ofMillis(30));
        links.forEach(link -> submit(one, link));
        await().atMost(SOON).until(() -> ALFA_FILE.files().size() >= 3);

        one.stop();
        int early = ALFA_FILE.files().size();
        CamelContext two = node();

        awaitDone(two, "alfafile", 30);
        assertThat(early).isLessThan(30);
        assertThat(mirrored()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void componentGoesOnAfterItsRestart() {
        CamelContext node = node();
        List<String> links = links(2);
        awaitState(node, submit(node, links.get(0)), JobState.DONE);

        node.getComponent("filehost-jobs").stop();
        node.getComponent("filehost-jobs").start();

        awaitState(node, submit(node, links.get(1)), JobState.DONE);
        assertThat(mirrored()).hasSize(2);
    }

    @Test
    void embeddedDatabaseRemembersJobs(@TempDir Path directory) {
        String file = directory.resolve("jobs").toString();
        String link = links(1).get(0);
        CamelContext one = node(jobs -> {
            jobs.setDataSource(null);
            jobs.setDatabase(file);
        });
        MirrorJob job = submit(one, link);
        awaitState(one, job, JobState.DONE);
        one.stop();

        CamelContext two = node(jobs -> {
            jobs.setDataSource(null);
            jobs.setDatabase(file);
        });

        assertThat(submit(two, link).state()).isEqualTo(JobState.DONE);
        assertThat(mirrored()).hasSize(1);
    }
}
