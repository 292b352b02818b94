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

import java.io.PrintWriter;
import java.util.Locale;

/** Prints a line for each finished link, for log files and pipes. */
final class Lines implements Screen {

    private final PrintWriter out;
    private final Tally tally;

    Lines(PrintWriter out, Tally tally) {
        this.out = out;
        this.tally = tally;
    }

    @Override
    public synchronized void ended(Result result) {
        String all = tally.isListComplete() ? "/" + tally.links() : "";
        say(String.format(Locale.ROOT, "[%d%s] %s", tally.ended(), all, text(result)));
    }

    /** What became of a link, in one line. */
    static String text(Result result) {
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "%-8s  %s", result.outcome(), result.title()));
        if (result.size() != null) {
            line.append(", ").append(new Size(result.size()));
        }
        if (result.seconds() != null) {
            line.append(", ").append(Span.ofSeconds(result.seconds()));
        }
        String detail = result.error() == null ? result.alfaFileLink() : result.error();
        return detail == null
                ? line.toString()
                : line.append(": ").append(detail).toString();
    }

    @Override
    public synchronized void say(String message) {
        out.println(message);
        out.flush();
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
