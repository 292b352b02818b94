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
package io.github.camelfilehosts.internal.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Limits how many files of an account are transferred at the same time. A transfer that finds no free slot does not
 * wait on a thread, but is called when its turn comes. Thread-safe.
 */
public final class TransferSlots {

    private final Queue<BooleanSupplier> waiting = new ArrayDeque<>();
    private int limit;
    private int taken;

    public TransferSlots(int limit) {
        this.limit = limit;
    }

    /**
     * Takes a slot, now or when one is free.
     *
     * @param granted called once the slot is taken, on this thread or on the one that gives it back, so it must be
     *     quick. Returns false if the slot is no longer wanted
     */
    public void take(BooleanSupplier granted) {
        synchronized (this) {
            if (taken >= limit) {
                waiting.add(granted);
                return;
            }
            taken++;
        }
        if (!granted.getAsBoolean()) {
            giveBack();
        }
    }

    /** Gives a slot back, to the transfer that has waited longest and still wants it. */
    public void giveBack() {
        BooleanSupplier next;
        do {
            synchronized (this) {
                next = taken > limit ? null : waiting.poll();
                if (next == null) {
                    taken--;
                    return;
                }
            }
        } while (!next.getAsBoolean());
    }

    /** How many transfers have a slot. */
    public synchronized int moving() {
        return taken;
    }

    /** How many transfers wait for a slot. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Lowers the number of slots, because the service allows fewer than are configured. It is never raised. */
    public synchronized void lower(int allowed) {
        limit = Math.max(1, Math.min(limit, allowed));
    }
}
