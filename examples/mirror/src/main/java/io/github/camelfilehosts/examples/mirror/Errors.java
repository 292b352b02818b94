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

/** Shows only failures, on standard error. */
final class Errors implements Screen {

    private final PrintWriter err;

    Errors(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void ended(Result result) {
        if (result.outcome().isMissing()) {
            err.println(Lines.text(result));
            err.flush();
        }
    }

    @Override
    public void say(String message) {
        // Not shown.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
