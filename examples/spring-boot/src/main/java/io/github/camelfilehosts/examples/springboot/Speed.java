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
package io.github.camelfilehosts.examples.springboot;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The speed of a transfer over the last seconds, so that neither a pause nor a slow start counts for long. Thread-safe.
 */
class Speed {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** After this many seconds, the past has a weight of about a third. */
    private static final double MEMORY = 4;

    private final LongSupplier clock;
    private final long start;
    private long last;
    private long bytes;
    private double rate;

    Speed() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds */
    Speed(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.last = start;
    }

    /** @param sum all bytes so far; less than before if the transfer starts again */
    synchronized void moved(long sum) {
        long now = clock.getAsLong();
        double seconds = (now - last) / NANOS_PER_SECOND;
        long more = Math.max(0, sum - bytes);
        bytes = sum;
        if (seconds <= 0) {
            return;
        }
        double weight = Math.exp(-seconds / MEMORY);
        rate = weight * rate + (1 - weight) * more / seconds;
        last = now;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** The speed in bytes per second, which falls while nothing moves. */
    synchronized long perSecond() {
        long now = clock.getAsLong();
        double silence = Math.max(0, (now - last) / NANOS_PER_SECOND - 1);
        double age = (now - start) / NANOS_PER_SECOND;
        // Corrects for the start of the average at 0: after a second it would still show a fifth of the true speed.
        double known = 1 - Math.exp(-age / MEMORY);
        return known <= 0 ? 0 : Math.round(rate / known * Math.exp(-silence / MEMORY));
    }
}
