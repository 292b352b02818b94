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
package io.github.camelfilehosts.internal.watch;

import io.github.camelfilehosts.FileHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last failures of one account. Thread-safe. */
public final class LastFailures {

    private static final int MOST = 10;

    /**
     * A failure.
     *
     * @param code the service's error number; null if it gave none
     * @param exchangeId the exchange that failed; null if none
     */
    public record Entry(Instant time, String kind, String operation, Integer code, String message, String exchangeId) {}

    private final InstantSource clock;
    private final Deque<Entry> entries = new ArrayDeque<>();

    public LastFailures(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds a failure. One that an exchange meets both in a transfer and at the end of its step is added once. */
    public synchronized void add(FileHostException failure, String exchangeId) {
        Entry entry = new Entry(
                clock.instant(),
                failure.getClass().getSimpleName(),
                failure.getOperation(),
                failure.getCode(),
                failure.getMessage(),
                exchangeId);
        if (entries.stream().anyMatch(known -> isSame(known, entry))) {
            return;
        }
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.add(entry);
    }

    private static boolean isSame(Entry one, Entry other) {
        return one.exchangeId() != null
                && one.exchangeId().equals(other.exchangeId())
                && one.message().equals(other.message());
    }

    /** The failures, the oldest first. */
    public synchronized List<Entry> list() {
        return List.copyOf(entries);
    }
}
