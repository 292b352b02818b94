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
package io.github.camelfilehosts.internal.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that starts with the time of day and then runs evenly, even if the system clock is changed. So the difference
 * between two of its instants is the time that has passed. Thread-safe.
 */
public final class MonotonicClock implements InstantSource {

    private final LongSupplier nanos;
    private final Instant begin;
    private final long beginNanos;

    public MonotonicClock() {
        this(InstantSource.system(), System::nanoTime);
    }

    /** @param wall the system clock, asked once */
    MonotonicClock(InstantSource wall, LongSupplier nanos) {
        this.nanos = nanos;
        this.begin = wall.instant();
        this.beginNanos = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(nanos.getAsLong() - beginNanos);
    }
}
