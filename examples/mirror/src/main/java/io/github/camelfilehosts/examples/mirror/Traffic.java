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

import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/** Counts the bytes on their way to AlfaFile, over all files. Those of a transfer that failed do not count. */
final class Traffic implements TransferListener {

    private final Map<Transfer, Long> moved = new ConcurrentHashMap<>();
    private volatile LongConsumer watcher = bytes -> {};

    /** Counts from 0 again. */
    void restart() {
        moved.clear();
    }

    /** Tells somebody else, too, how many bytes have moved. */
    void watch(LongConsumer newWatcher) {
        watcher = newWatcher;
    }

    /** How many bytes have moved since the restart. */
    long moved() {
        return moved.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void transferred(Transfer transfer, long bytes) {
        moved.put(transfer, bytes);
        watcher.accept(moved());
    }

    @Override
    public void failed(Transfer transfer, Throwable cause) {
        moved.remove(transfer);
        watcher.accept(moved());
    }
}
