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

import io.github.bucket4j.Bucket;
import io.github.bucket4j.SimpleBucketListener;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Limits the requests to FileFactory per hour: a fifth of them may be made at once, the others become available evenly.
 */
final class Budget {

    private static final long SAID_EVERY = TimeUnit.MINUTES.toNanos(10);

    private final int requestsPerHour;
    private final TimeMeter clock;
    private final Bucket bucket;
    private final Waits waits = new Waits();
    private volatile Consumer<String> listener = text -> {};

    /** @param requestsPerHour 0 for no limit */
    Budget(int requestsPerHour) {
        this(requestsPerHour, TimeMeter.SYSTEM_MILLISECONDS);
    }

    /** @param clock measures the hour */
    Budget(int requestsPerHour, TimeMeter clock) {
        this.requestsPerHour = requestsPerHour;
        this.clock = clock;
        int atOnce = Math.max(1, requestsPerHour / 5);
        int spread = Math.max(1, requestsPerHour - atOnce);
        bucket = requestsPerHour == 0
                ? null
                : Bucket.builder()
                        .withCustomTimePrecision(clock)
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(spread, Duration.ofHours(1)))
                        .build()
                        .toListenable(waits);
    }

    /** For the option {@code requestBudget}; null for none. */
    Bucket bucket() {
        return bucket;
    }

    /** How many requests may be made now; empty if there is no limit. */
    OptionalLong left() {
        return bucket == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, bucket.getAvailableTokens()));
    }

    /** Calls the listener when requests have to wait, and every ten minutes as long as they do. */
    void tell(Consumer<String> whom) {
        listener = whom;
    }

    /** How long the waiting request still has to wait; zero if none is waiting. */
    Duration waiting() {
        long left = waits.end - clock.currentTimeNanos();
        return Duration.ofNanos(Math.max(0, left));
    }

    private final class Waits extends SimpleBucketListener {

        private volatile long end;
        private long said;
        private boolean isSaid;

        @Override
        public synchronized void beforeParking(long nanos) {
            long now = clock.currentTimeNanos();
            end = now + nanos;
            if (!isSaid || now - said >= SAID_EVERY) {
                isSaid = true;
                said = now;
                listener.accept("FileFactory's " + requestsPerHour + " requests an hour are used up: waiting "
                        + new Span(Duration.ofNanos(nanos)) + " for the next one, and for each one after it");
            }
        }
    }
}
