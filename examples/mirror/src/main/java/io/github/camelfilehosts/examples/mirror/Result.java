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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What became of one link: a line of the journal.
 *
 * @param at when that was known, in UTC
 * @param link as the user wrote it
 * @param id the file's at FileFactory; null if the link is none
 * @param folder the one at AlfaFile that the file was to go to; null for the root
 * @param name the file's; null if nobody knows
 * @param size in bytes; null if nobody knows
 * @param outcome what became of it
 * @param seconds how long it took; null if it was not tried
 * @param alfaFileLink where the file is now; null if it did not arrive
 * @param error why it did not arrive; null if it did
 * @param retryable whether another try may help
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Result(
        String at,
        String link,
        String id,
        String folder,
        String name,
        Long size,
        Outcome outcome,
        Double seconds,
        String alfaFileLink,
        String error,
        boolean retryable) {

    static Result arrived(Job job, Arrival arrival, Duration time) {
        Outcome outcome = arrival.skipped() ? Outcome.skipped : arrival.instant() ? Outcome.instant : Outcome.mirrored;
        return of(
                        job.link(),
                        job.folder(),
                        arrival.file().name(),
                        arrival.file().size())
                .ended(outcome, time, arrival.file().url(), null, false);
    }

    static Result failed(Job job, Outcome outcome, Duration time, String error, boolean retryable) {
        return of(job.link(), job.folder(), job.info().name(), job.info().size())
                .ended(outcome, time, null, error, retryable);
    }

    static Result notTried(Job job, Outcome outcome, String error) {
        return failed(job, outcome, null, error, outcome == Outcome.offline);
    }

    static Result notTried(Link link, String folder, Outcome outcome, String error, boolean retryable) {
        return of(link, folder, null, null).ended(outcome, null, null, error, retryable);
    }

    private static Result of(Link link, String folder, String name, Long size) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return new Result(now, link.text(), link.id(), folder, name, size, null, null, null, null, false);
    }

    private Result ended(Outcome newOutcome, Duration time, String newLink, String newError, boolean newRetryable) {
        Double newSeconds = time == null ? null : time.toMillis() / 1000.0;
        return new Result(at, link, id, folder, name, size, newOutcome, newSeconds, newLink, newError, newRetryable);
    }

    /** The link that it is the result of. */
    Link source() {
        return new Link(link, id);
    }

    /** The file's name, or the link if nobody knows the name; fit to be shown. */
    String title() {
        return printable(name == null || name.isBlank() ? link : name);
    }

    /** A name is whatever somebody else says: it must not steer a terminal. */
    static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
