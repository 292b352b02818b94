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

/**
 * A hundred jobs with 10 calls a minute, at a service that refuses the eleventh in any 60 seconds: it takes thirteen
 * minutes.
 */
@Tag("large")
class BudgetTest extends JobsTestSupport {

    private static final int JOBS = 100;
    private static final int CALLS_A_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void noneFailsAndNoCallIsBurnt() {
        FILE_FACTORY.requestLimit(CALLS_A_MINUTE, MINUTE);
        CamelContext door = node(jobs -> jobs.setWorker(false));
        links(JOBS).forEach(link -> submit(door, link));
        node(
                jobs -> {},
                context -> context.getComponent("filefactory", FileFactoryComponent.class)
                        .getConfiguration()
                        .setRequestBudget(aMinute()));

        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> account(door, "alfafile").jobs().getOrDefault(JobState.DONE, 0L) == JOBS);

        assertThat(account(door, "alfafile").jobs()).containsOnly(Map.entry(JobState.DONE, (long) JOBS));
        assertThat(FILE_FACTORY.callsOverLimit()).isZero();
        assertThat(FILE_FACTORY.calls("getDownloadLink")).isEqualTo(JOBS);
        // The login, and one call that checks all links.
        assertThat(FILE_FACTORY.calls()).hasSize(JOBS + 2);
        assertThat(ALFA_FILE.files()).hasSize(JOBS);
    }

    /** A fifth at once, four fifths spread, as the components' own hour: no window sees more than both. */
    private static Bucket aMinute() {
        int atOnce = CALLS_A_MINUTE / 5;
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(CALLS_A_MINUTE - atOnce, MINUTE))
                .build();
    }
}
