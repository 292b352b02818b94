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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelfilehosts.jobs.model.JobState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that ends as by a power cut, three times while jobs are carried out. */
@Tag("large")
class DatabaseRestartTest extends JobsTestSupport {

    private static final int JOBS = 120;

    @Test
    void restartLosesAndDoublesNothing() throws Exception {
        Optional<PostgreSql> found = PostgreSql.start();
        assumeTrue(found.isPresent(), "PostgreSQL is not installed: apt-get install postgresql");
        try (PostgreSql postgresql = found.get()) {
            ALFA_FILE.processingPolls(3).latency(Duration.ofMillis(20));
            List<CamelContext> nodes = List.of(worker(postgresql), worker(postgresql), worker(postgresql));
            links(JOBS).forEach(link -> submit(nodes.get(0), link));

            for (int restart = 1; restart <= 3; restart++) {
                int there = JOBS / 5 * restart;
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> ALFA_FILE.files().size() >= there);
                postgresql.crash();
                postgresql.begin();
            }

            await().atMost(Duration.ofMinutes(5))
                    .ignoreExceptions()
                    .until(() -> account(nodes.get(0), "alfafile").jobs().getOrDefault(JobState.DONE, 0L) == JOBS);
            assertThat(mirrored()).hasSize(JOBS).doesNotHaveDuplicates();
            assertThat(ALFA_FILE.logins()).isEqualTo(1);
            assertThat(FILE_FACTORY.logins()).isEqualTo(1);
            assertThat(FILE_FACTORY.calls().size()).isLessThanOrEqualTo((int) (JOBS * 1.3));
            nodes.forEach(CamelContext::stop);
        }
    }

    private CamelContext worker(PostgreSql postgresql) {
        return node(jobs -> {
            jobs.setDataSource(postgresql.dataSource());
            jobs.setLease(Duration.ofSeconds(3));
        });
    }
}
