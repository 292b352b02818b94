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
 * A job as the page shows it. All text is what others wrote: to be shown as text only.
 *
 * @param source the file's ID at FileFactory; null for an upload
 * @param name fit to be shown; null if nobody knows
 * @param size in bytes; null if nobody knows
 * @param needsPassword whether it has to be given for the job to start
 * @param phase what its bytes do; null if it is not on its way
 * @param moved how many bytes of this phase have moved; null if it is not on its way
 * @param speed in bytes a second; null if it is not on its way
 * @param link where it is at AlfaFile; null if it did not arrive
 * @param repeats what was done once more, and why
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
