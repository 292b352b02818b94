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
package io.github.camelfilehosts.jobs.internal;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferGuard;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which exchange moves bytes under which lease. A transfer whose lease may be lost is stopped. Thread-safe. */
final class Leases implements TransferGuard {

    /** The share of a lease after which it counts as lost; the rest is for the last bytes. */
    private static final double LOST = 0.75;

    private final Map<String, CurrentlyExecuting> leases = new ConcurrentHashMap<>();
    private volatile boolean closed;

    void begin(String exchangeId, CurrentlyExecuting lease) {
        leases.put(exchangeId, lease);
    }

    void end(String exchangeId) {
        leases.remove(exchangeId);
    }

    /** Stops all transfers. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public boolean mayContinue(Transfer transfer) {
        CurrentlyExecuting lease = leases.get(transfer.exchangeId());
        return !closed && lease != null && isHeld(lease);
    }

    private static boolean isHeld(CurrentlyExecuting lease) {
        return lease.getHeartbeatState().getFractionDead() < LOST;
    }
}
