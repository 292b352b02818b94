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
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code finished}: when a job comes, and when it comes again. */
class HandOutTest extends JobsTestSupport {

    private static final Duration LEASE = Duration.ofSeconds(1);

    private CamelContext receiver(Duration retryDelay, Processor receiver) throws Exception {
        CamelContext node = node(jobs -> {
            jobs.setLease(LEASE);
            jobs.setRetryDelay(retryDelay);
        });
        node.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("filehost-jobs:finished?delay=20&initialDelay=0").process(receiver);
            }
        });
        return node;
    }

    @Test
    void aRouteThatFailsIsAskedAgainAfterPausesThatDouble() throws Exception {
        Queue<Long> attempts = new ConcurrentLinkedQueue<>();
        CamelContext node = receiver(Duration.ofMillis(200), exchange -> {
            attempts.add(System.nanoTime());
            if (attempts.size() < 4) {
                throw new IllegalStateException("not yet");
            }
        });

        submit(node, links(1).get(0));

        await().atMost(SOON).until(() -> attempts.size() == 4);
        Long[] times = attempts.toArray(Long[]::new);
        for (int i = 1; i < times.length; i++) {
            assertThat(Duration.ofNanos(times[i] - times[i - 1]))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200L << i - 1));
        }
    }

    /** It takes longer than a lease, and its node lives. */
    @Test
    void whatOneNodeHandsOutNoOtherDoes() throws Exception {
        Queue<MirrorJob> handedOut = new ConcurrentLinkedQueue<>();
        CountDownLatch end = new CountDownLatch(1);
        Processor slow = exchange -> {
            handedOut.add(exchange.getMessage().getBody(MirrorJob.class));
            end.await();
        };
        CamelContext node = receiver(Duration.ofMillis(50), slow);
        receiver(Duration.ofMillis(50), slow);

        submit(node, links(1).get(0));
        await().atMost(SOON).until(() -> !handedOut.isEmpty());
        await().during(LEASE.multipliedBy(3)).atMost(SOON).until(() -> handedOut.size() == 1);
        end.countDown();

        await().during(LEASE).atMost(SOON).until(() -> handedOut.size() == 1);
    }

    /** As a node that began to hand it out, and was killed. */
    @Test
    void whatADeadNodeHandedOutComesWhenItsLeaseIsOver() throws Exception {
        CamelContext worker = node(jobs -> jobs.setLease(LEASE));
        MirrorJob job = submit(worker, links(1).get(0));
        awaitState(worker, job, JobState.DONE);
        long leaseEnd = System.currentTimeMillis() + LEASE.toMillis();
        execute("update filehost_job set handing_out_until = " + leaseEnd);
        Queue<Long> handedOut = new ConcurrentLinkedQueue<>();

        receiver(Duration.ofMillis(50), exchange -> handedOut.add(System.currentTimeMillis()));

        await().atMost(SOON).until(() -> handedOut.size() == 1);
        assertThat(handedOut.peek()).isGreaterThanOrEqualTo(leaseEnd);
    }

    @Test
    void howAccountsStandConvertsToJson() {
        CamelContext door = node(jobs -> jobs.setWorker(false));
        submit(door, links(1).get(0));

        assertThat(send(door, "filehost-jobs:status", null).getMessage().getBody(String.class))
                .startsWith("[{\"account\":\"alfafile\",\"jobs\":{\"SUBMITTED\":1},")
                .endsWith("]");
    }
}
