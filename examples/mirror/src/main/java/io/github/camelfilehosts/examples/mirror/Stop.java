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

import java.time.Duration;

/**
 * Whether the run is to end early, and when. After the first request, running transfers have ten seconds to finish; the
 * second request stops them at once. Thread-safe.
 */
final class Stop {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private boolean interrupted;
    private boolean requested;
    private long due;

    /** Somebody pressed Ctrl-C, or sent SIGTERM. */
    synchronized void interrupt() {
        interrupted = true;
        request(requested ? Duration.ZERO : GRACE);
    }

    /** There is no point in going on. */
    synchronized void now() {
        request(Duration.ZERO);
    }

    private void request(Duration grace) {
        requested = true;
        due = System.nanoTime() + grace.toNanos();
    }

    /** Whether the user asked for it. */
    synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** Whether no new transfer may begin. */
    synchronized boolean isRequested() {
        return requested;
    }

    /** Whether running transfers must stop. */
    synchronized boolean isDue() {
        return requested && System.nanoTime() - due >= 0;
    }
}
