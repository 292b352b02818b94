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
package io.github.camelfilehosts.jobs.internal;

import io.github.camelfilehosts.jobs.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * The numbers of jobs and accounts in each state, for meters, which ask for each number separately. They are read
 * together, and kept for a while. Thread-safe.
 */
final class JobCounts {

    /** A database needs a few tenths of a second to count a million jobs. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Snapshot(Map<JobState, Long> jobs, List<HoldTable.Hold> holds) {}

    private final CamelContext context;
    private final JobTable jobs;
    private final HoldTable holds;
    private final InstantSource clock;
    private Snapshot snapshot;
    private Instant taken;

    JobCounts(CamelContext context, JobTable jobs, HoldTable holds, InstantSource clock) {
        this.context = context;
        this.jobs = jobs;
        this.holds = holds;
        this.clock = clock;
    }

    /** How many jobs are in a state; null while the database does not answer. */
    Number jobs(JobState state) {
        Snapshot now = snapshot();
        return now == null ? null : now.jobs().getOrDefault(state, 0L);
    }

    /** How many accounts of a service stand still; null while the database does not answer. */
    Number held(String provider, boolean refused) {
        Snapshot now = snapshot();
        return now == null
                ? null
                : now.holds().stream()
                        .filter(hold -> hold.refused() == refused)
                        .filter(hold -> Hosts.provider(context, hold.account()).equals(provider))
                        .count();
    }

    private synchronized Snapshot snapshot() {
        Instant now = clock.instant();
        if (taken == null || now.isAfter(taken.plus(FRESH))) {
            taken = now;
            try {
                snapshot = new Snapshot(jobs.unfinished(), holds.holds());
            } catch (DatabaseException e) {
                snapshot = null;
            }
        }
        return snapshot;
    }
}
