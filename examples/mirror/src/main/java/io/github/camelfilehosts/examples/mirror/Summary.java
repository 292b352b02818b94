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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a run, and what to do next. */
final class Summary {

    private final Tally tally;
    private final Stop stop;
    private final String retry;

    /** @param retry the command that retries what failed */
    Summary(Tally tally, Stop stop, String retry) {
        this.tally = tally;
        this.stop = stop;
        this.retry = retry;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d of %d arrived, %s moved in %s",
                tally.arrived(),
                tally.links(),
                new Size(tally.bytesMoved()),
                Span.ofSeconds(tally.seconds())));
        if (tally.earlier() > 0) {
            lines.add(tally.earlier() + " more arrived in earlier runs and were not asked for again");
        }
        if (tally.count(Outcome.excluded) > 0) {
            lines.add(tally.count(Outcome.excluded) + " left out by name or size");
        }
        if (tally.missing() > 0) {
            lines.add(failures());
        }
        if (stop.isInterrupted()) {
            lines.add("Stopped early: the same command goes on from here");
        }
        return lines;
    }

    private String failures() {
        long mayBeRetried = tally.retryable();
        long forGood = tally.missing() - mayBeRetried;
        String text = forGood > 0 ? forGood + " failed for good" : "";
        String separator = forGood > 0 && mayBeRetried > 0 ? ", " : "";
        return mayBeRetried > 0 ? text + separator + mayBeRetried + " may be retried: " + retry : text;
    }
}
