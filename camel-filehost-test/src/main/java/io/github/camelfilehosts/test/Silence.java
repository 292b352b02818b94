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
package io.github.camelfilehosts.test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The silences of a stand-in: each lasts for its ordered time, by the stand-in's own clock, or until the next reset.
 */
final class Silence {

    private static final long LOOK_AT_CLOCK_MILLIS = 10;

    private final Setting<InstantSource> clock;
    private long resets;

    Silence(Setting<InstantSource> clock) {
        this.clock = clock;
    }

    synchronized void keep(Duration time) {
        Instant end = clock.get().instant().plus(time);
        long begun = resets;
        while (resets == begun && clock.get().instant().isBefore(end) && await(LOOK_AT_CLOCK_MILLIS)) {
            // A test may move the clock without notice.
        }
    }

    synchronized void keepUntilReset() {
        long begun = resets;
        while (resets == begun && await(0)) {
            // Woken too early.
        }
    }

    synchronized void reset() {
        resets++;
        notifyAll();
    }

    private boolean await(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException e) {
            // The server is being closed; whatever goes on fails on its own.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
