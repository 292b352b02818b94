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

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What became of one link: a line of the journal.
 *
 * @param at when it became known, in UTC
 * @param link as the user wrote it
 * @param id the file's ID at FileFactory; null if the text is not a link
 * @param folder the folder at AlfaFile that the file was to go to; null for the root
 * @param folderPath the path below that; null for none
 * @param name the file's name; null if unknown
 * @param size in bytes; null if unknown
 * @param outcome what became of it
 * @param seconds how long it took, in seconds; null if it was not tried
 * @param alfaFileLink where the file is now; null if it did not arrive
 * @param error why it did not arrive; null if it did
 * @param retryable whether another attempt may succeed
 * @param repeats what was retried, and why; null if nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Result(
        String at,
        String link,
        String id,
        String folder,
        String folderPath,
        String name,
        Long size,
        Outcome outcome,
        Double seconds,
        String alfaFileLink,
        String error,
        boolean retryable,
        List<String> repeats) {

    static Result arrived(Flight flight, Arrival arrival) {
        Outcome outcome = arrival.skipped() ? Outcome.skipped : arrival.instant() ? Outcome.instant : Outcome.mirrored;
        AlfaFile file = arrival.file();
        return of(flight.job().link(), flight.job().destination(), file.name(), file.size())
                .ended(outcome, flight, file.url(), null, false);
    }

    static Result failed(Flight flight, Outcome outcome, String error, boolean retryable) {
        return of(flight.job()).ended(outcome, flight, null, error, retryable);
    }

    static Result notTried(Job job, Outcome outcome, String error) {
        return of(job).ended(outcome, null, null, error, outcome == Outcome.offline);
    }

    static Result notTried(Link link, Destination destination, Outcome outcome, String error, boolean retryable) {
        return of(link, destination, null, null).ended(outcome, null, null, error, retryable);
    }

    private static Result of(Job job) {
        return of(job.link(), job.destination(), job.info().name(), job.info().size());
    }

    private static Result of(Link link, Destination destination, String name, Long size) {
        return new Result(
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                link.text(),
                link.id(),
                destination.folder(),
                destination.path(),
                name,
                size,
                null,
                null,
                null,
                null,
                false,
                null);
    }

    /** @param flight null if it was not tried */
    private Result ended(Outcome newOutcome, Flight flight, String newLink, String newError, boolean newRetryable) {
        return new Result(
                at,
                link,
                id,
                folder,
                folderPath,
                name,
                size,
                newOutcome,
                flight == null ? null : flight.time().toMillis() / 1000.0,
                newLink,
                newError,
                newRetryable,
                flight == null || flight.repeats().isEmpty() ? null : flight.repeats());
    }

    /** Where the file was to go to. */
    Destination destination() {
        return new Destination(folder, folderPath);
    }

    /** The link that it is the result of. */
    Link source() {
        return new Link(link, id);
    }

    /** The file's name, or the link if the name is unknown; safe to be shown. */
    String title() {
        return printable(name == null || name.isBlank() ? link : name);
    }

    /** Removes what could control a terminal: a name may be anything. */
    static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
