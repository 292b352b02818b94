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

import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.jobs.model.JobState;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hundred jobs with 10 calls a minute: it takes eleven minutes. */
@Tag("large")
class BudgetTest extends JobsTestSupport {

    private static final int JOBS = 100;

    @Test
    void noneFailsAndNoCallIsBurnt() {
        CamelContext node = node(
                jobs -> {},
                context -> context.getComponent("filefactory", FileFactoryComponent.class)
                        .getConfiguration()
                        .setRequestBudget(Bucket.builder()
                                .addLimit(limit -> limit.capacity(10).refillIntervally(10, Duration.ofMinutes(1)))
                                .build()));
        links(JOBS).forEach(link -> submit(node, link));

        await().atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> account(node, "alfafile").jobs().getOrDefault(JobState.DONE, 0L) == JOBS);

        assertThat(account(node, "alfafile").jobs()).containsOnly(Map.entry(JobState.DONE, (long) JOBS));
        assertThat(FILE_FACTORY.calls("getDownloadLink")).isEqualTo(JOBS);
        assertThat(FILE_FACTORY.calls()).hasSizeLessThanOrEqualTo(JOBS + 5);
    }
}
