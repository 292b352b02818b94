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
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Meters of Micrometer. No tag holds a file, a link or an account, because there may be any number of these. */
final class MicrometerJobMeters implements JobMeters {

    private static final String PREFIX = "camel.filehost.jobs";
    private static final String PROVIDER = "provider";
    private static final String OURS = "filehost-jobs";

    private final MeterRegistry registry;
    private final List<Gauge> gauges = new ArrayList<>();

    MicrometerJobMeters(MeterRegistry registry, JobCounts counts) {
        this.registry = registry;
        for (JobState state : List.of(JobState.SUBMITTED, JobState.CHECKED, JobState.RUNNING)) {
            gauges.add(Gauge.builder(PREFIX, () -> counts.jobs(state))
                    .tags(PROVIDER, OURS, "state", state.name().toLowerCase(Locale.ROOT))
                    .description("Unfinished jobs, of all nodes")
                    .register(registry));
        }
        for (String provider : List.of(Hosts.FILE_FACTORY, Hosts.ALFA_FILE)) {
            gauges.add(held(counts, provider, "refused", true));
            gauges.add(held(counts, provider, "limited", false));
        }
    }

    private Gauge held(JobCounts counts, String provider, String reason, boolean refused) {
        return Gauge.builder(PREFIX + ".held", () -> counts.held(provider, refused))
                .tags(PROVIDER, provider, "reason", reason)
                .description("Accounts that stand still, on all nodes")
                .register(registry);
    }

    @Override
    public void finished(String outcome, Duration time) {
        registry.timer(PREFIX + ".finished", PROVIDER, OURS, "outcome", outcome).record(time);
    }

    /** Left registered, they would ask a closed database, and keep out the meters of the next start. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }
}
