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

import io.github.camelfilehosts.internal.camel.MetersInContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.camel.CamelContext;

/** Counts and times jobs. No method throws. Thread-safe. */
interface JobMeters extends AutoCloseable {

    /** Does not count anything. */
    JobMeters NONE = new JobMeters() {};

    /** The meters of Micrometer, if it and a registry are there; otherwise none. */
    static JobMeters of(CamelContext context, JobCounts counts) {
        return MetersInContext.<JobMeters>withRegistry(
                        context, registry -> new MicrometerJobMeters((MeterRegistry) registry, counts))
                .orElse(NONE);
    }

    /**
     * A job has finished.
     *
     * @param outcome {@link io.github.camelfilehosts.internal.meter.Meters#OK}, what FileFactory says of a dead link,
     *     or what kind of failure it was
     * @param time the time since it was submitted
     */
    default void finished(String outcome, Duration time) {}

    @Override
    default void close() {}
}
