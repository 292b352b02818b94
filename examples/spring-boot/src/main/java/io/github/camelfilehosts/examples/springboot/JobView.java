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
package io.github.camelfilehosts.examples.springboot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A job as the page shows it. All text comes from others, and must be shown only as text.
 *
 * @param source the file's ID at FileFactory; null for an upload
 * @param name safe to be shown; null if unknown
 * @param size in bytes; null if unknown
 * @param needsPassword whether the job needs a password to start
 * @param phase what happens to its bytes; null if it is not being transferred
 * @param moved how many bytes of this phase have moved; null if it is not being transferred
 * @param speed in bytes per second; null if it is not being transferred
 * @param link where it is at AlfaFile; null if it did not arrive
 * @param repeats what was retried, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        long id,
        JobKind kind,
        String source,
        String name,
        Long size,
        boolean needsPassword,
        JobState state,
        Flight.Phase phase,
        Long moved,
        Long speed,
        Outcome outcome,
        String link,
        String error,
        List<String> repeats) {

    static JobView of(Job job, Optional<Flight> flight) {
        return new JobView(
                job.id(),
                job.kind(),
                job.fileId(),
                Readable.name(job.name()),
                job.size(),
                job.passwordProtected() && JobState.STARTABLE.contains(job.state()),
                job.state(),
                flight.map(Flight::phase).orElse(null),
                flight.map(Flight::moved).orElse(null),
                flight.map(Flight::speed).orElse(null),
                job.outcome(),
                job.link(),
                Readable.message(job.error()),
                flight.map(Flight::repeats).orElseGet(job::repeats).stream()
                        .map(Readable::message)
                        .toList());
    }
}
