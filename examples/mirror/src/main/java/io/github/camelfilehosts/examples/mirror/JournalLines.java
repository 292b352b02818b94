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

/** Prints the journal's lines, for programs. */
final class JournalLines implements Screen {

    private final PrintWriter out;
    private final PrintWriter err;

    JournalLines(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void ended(Result result) {
        out.print(Journal.line(result));
        out.flush();
    }

    @Override
    public synchronized void say(String message) {
        err.println(message);
        err.flush();
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
