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
package io.github.camelfilehosts.contract;

import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it hears, and on which threads. */
public final class RecordingListener implements TransferListener {

    public final List<String> events = new CopyOnWriteArrayList<>();
    public final List<Transfer> transfers = new CopyOnWriteArrayList<>();
    public final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    public volatile long bytes;
    public volatile Throwable cause;

    @Override
    public void started(Transfer transfer) {
        note("started", transfer);
    }

    @Override
    public void transferred(Transfer transfer, long moved) {
        threads.add(Thread.currentThread());
        bytes = moved;
    }

    @Override
    public void completed(Transfer transfer) {
        note("completed", transfer);
    }

    @Override
    public void failed(Transfer transfer, Throwable reason) {
        cause = reason;
        note("failed", transfer);
    }

    private void note(String event, Transfer transfer) {
        threads.add(Thread.currentThread());
        transfers.add(transfer);
        events.add(event);
    }
}
