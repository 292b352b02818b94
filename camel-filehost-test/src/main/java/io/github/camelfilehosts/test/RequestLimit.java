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
import java.util.ArrayDeque;
import java.util.Queue;

/** Limits the calls of an account within the period before each call, by the stand-in's clock. Thread-safe. */
final class RequestLimit {

    private final Setting<InstantSource> clock;
    private final Setting<Terms> terms;
    private final Queue<Instant> admitted = new ArrayDeque<>();
    private int refused;
    private int most;

    RequestLimit(Setting<InstantSource> clock, Setting<Terms> terms) {
        this.clock = clock;
        this.terms = terms;
    }

    /** Whether one more call is within the limit. It counts only if it is. */
    synchronized boolean admits() {
        Terms now = terms.get();
        if (now == Terms.NONE) {
            return true;
        }
        Instant time = clock.get().instant();
        admitted.removeIf(earlier -> !earlier.isAfter(time.minus(now.within())));
        if (admitted.size() >= now.calls()) {
            refused++;
            return false;
        }
        admitted.add(time);
        most = Math.max(most, admitted.size());
        return true;
    }

    synchronized int refused() {
        return refused;
    }

    /** The most calls within any period. */
    synchronized int most() {
        return most;
    }

    synchronized void reset() {
        admitted.clear();
        refused = 0;
        most = 0;
    }

    /** The number of calls, and the period. */
    record Terms(int calls, Duration within) {

        static final Terms NONE = new Terms(Integer.MAX_VALUE, Duration.ZERO);
    }
}
