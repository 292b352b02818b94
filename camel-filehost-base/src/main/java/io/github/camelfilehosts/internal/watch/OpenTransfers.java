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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** The running transfers of one account, including streams that are being read. Thread-safe. */
public final class OpenTransfers {

    private final AtomicLong last = new AtomicLong();
    private final Map<Long, LongFunction<OpenTransfer>> open = new ConcurrentSkipListMap<>();

    /**
     * Adds a transfer.
     *
     * @param look returns its current state, given its number
     * @return its number
     */
    public long add(LongFunction<OpenTransfer> look) {
        long number = last.incrementAndGet();
        open.put(number, look);
        return number;
    }

    /** Removes a transfer that has ended. */
    public void remove(long number) {
        open.remove(number);
    }

    public int count() {
        return open.size();
    }

    /** The current states, in the order in which they began. */
    public List<OpenTransfer> list() {
        return open.entrySet().stream()
                .map(entry -> entry.getValue().apply(entry.getKey()))
                .toList();
    }
}
