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
package io.github.camelfilehosts.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The requests of an hour, by a clock that goes on only while somebody waits. */
class BudgetTest {

    private static final int PER_HOUR = 5_000;

    private long now;

    @Test
    void saysThatOneWaitsEveryTenMinutes() {
        Budget budget = new Budget(10, clock());
        List<String> said = new ArrayList<>();
        budget.tell(said::add);

        for (int i = 0; i < 7; i++) {
            budget.bucket().asBlocking().consumeUninterruptibly(1, nanos -> now += nanos);
        }

        assertThat(said)
                .containsExactly(
                        "FileFactory's 10 requests an hour are used up: waiting 7 min 30 s for the next one, and"
                                + " for each one after it",
                        "FileFactory's 10 requests an hour are used up: waiting 7 min 30 s for the next one, and"
                                + " for each one after it",
                        "FileFactory's 10 requests an hour are used up: waiting 7 min 30 s for the next one, and"
                                + " for each one after it");
    }

    @Test
    void neverGivesMoreThanAnHoursInAnHour() {
        Budget budget = new Budget(PER_HOUR, clock());
        // 5,200 files: a link each, and a check for each hundred.
        long[] times = new long[5_252];

        for (int i = 0; i < times.length; i++) {
            budget.bucket().asBlocking().consumeUninterruptibly(1, nanos -> now += nanos);
            times[i] = now;
        }

        for (int i = PER_HOUR; i < times.length; i++) {
            assertThat(times[i] - times[i - PER_HOUR]).isGreaterThanOrEqualTo(TimeUnit.HOURS.toNanos(1));
        }
        assertThat(now).isLessThan(TimeUnit.MINUTES.toNanos(65));
        assertThat(budget.left()).hasValue(0);
    }

    private TimeMeter clock() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now;
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
