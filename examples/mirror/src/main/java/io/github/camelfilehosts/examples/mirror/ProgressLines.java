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

/** A line for each file that has ended: for log files and pipes. */
final class ProgressLines implements Progress {

    private final PrintWriter out;
    private final int links;
    private int ended;

    ProgressLines(PrintWriter out, int links) {
        this.out = out;
        this.links = links;
    }

    @Override
    public void moved(long bytes) {
        // Lines that change while bytes move are for terminals.
    }

    @Override
    public synchronized void ended(Result result) {
        ended++;
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "[%d/%d] %-8s  %s", ended, links, result.outcome(), result.title()));
        if (result.size() != null) {
            line.append(", ").append(new Size(result.size()));
        }
        if (result.wasTried()) {
            line.append(String.format(Locale.ROOT, ", %.1f s", Result.seconds(result.time())));
        }
        if (result.error() != null) {
            line.append(": ").append(result.error());
        }
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
