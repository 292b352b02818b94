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
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import io.github.camelfilehosts.test.Content;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Jobs that have failed, and are begun anew. */
class RetryTest extends JobsTestSupport {

    private static MirrorJob failed(CamelContext node, String id) {
        FILE_FACTORY.addFile(id, id + ".bin", Content.random(100, 1)).status("offline");
        MirrorJob job = submit(node, id);
        awaitState(node, job, JobState.FAILED);
        return job;
    }

    private static Object retry(CamelContext node, String options) {
        return send(node, "filehost-jobs:retry" + options, null).getMessage().getBody();
    }

    @Test
    void jobThatHasFailedBeginsAnew() {
        CamelContext node = node();
        MirrorJob job = failed(node, "back");
        FILE_FACTORY.addFile("back", "back.bin", Content.random(100, 1));

        Object again = retry(node, "?jobId=" + job.id());

        assertThat(again).isInstanceOfSatisfying(MirrorJob.class, begun -> {
            assertThat(begun.id()).isEqualTo(job.id());
            assertThat(begun.state()).isNotEqualTo(JobState.FAILED);
        });
        awaitState(node, job, JobState.DONE);
        assertThat(mirrored()).containsExactly("back.bin");
    }

    @Test
    void allOfAnAccountBeginAnew() {
        CamelContext node = node();
        failed(node, "one");
        failed(node, "two");
        FILE_FACTORY.addFile("one", "one.bin", Content.random(100, 1));
        FILE_FACTORY.addFile("two", "two.bin", Content.random(100, 2));

        assertThat(retry(node, "")).isEqualTo(2);

        awaitDone(node, "alfafile", 2);
        assertThat(retry(node, "")).isEqualTo(0);
    }

    @Test
    void jobThatHasNotFailedStaysAsItIs() {
        CamelContext node = node();
        MirrorJob job = submit(node, links(1).get(0));
        awaitState(node, job, JobState.DONE);

        assertThat(retry(node, "?jobId=" + job.id()))
                .isInstanceOfSatisfying(
                        MirrorJob.class, same -> assertThat(same.state()).isEqualTo(JobState.DONE));
        assertThat(send(node, "filehost-jobs:retry?jobId=none", null).getException())
                .isInstanceOf(InvalidRequestException.class);
        assertThat(mirrored()).hasSize(1);
    }

    @Test
    void jobThatBeginsAnewIsHandedOutOnceMore() throws Exception {
        CamelContext node = node();
        Queue<JobState> handedOut = new ConcurrentLinkedQueue<>();
        node.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("filehost-jobs:finished?delay=50").process(exchange -> {
                    MirrorJob job = exchange.getMessage().getBody(MirrorJob.class);
                    if (job.state() == JobState.FAILED) {
                        // It ends while it is being handed out: what is said of that is said of another end.
                        FILE_FACTORY.addFile("back", "back.bin", Content.random(100, 1));
                        retry(node, "?jobId=" + job.id());
                        awaitState(node, job, JobState.DONE);
                    }
                    handedOut.add(job.state());
                });
            }
        });

        // It may have begun anew before anybody sees that it has failed.
        FILE_FACTORY.addFile("back", "back.bin", Content.random(100, 1)).status("offline");
        submit(node, "back");

        await().atMost(SOON).until(() -> handedOut.contains(JobState.DONE));
        assertThat(handedOut).containsExactly(JobState.FAILED, JobState.DONE);
    }

    @Test
    void databaseThatDoesNotAnswerIsATemporaryFailure() {
        CamelContext node = node(jobs -> jobs.setWorker(false));
        dropTables();

        assertThat(send(node, "filehost-jobs:submit", "file1000").getException())
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("the database of the jobs failed with SQL state");
    }
}
