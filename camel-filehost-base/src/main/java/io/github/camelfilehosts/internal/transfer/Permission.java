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
package io.github.camelfilehosts.internal.transfer;

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Asks a guard now and then whether a transfer may go on. Thread-safe. */
public final class Permission {

    /** For transfers without a guard, or whose guard is asked elsewhere. */
    public static final Permission FREE = new Permission(null, null, null);

    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    private final TransferGuard guard;
    private final Transfer transfer;
    private final CallContext context;
    private final LongSupplier nanos;
    private boolean asked;
    private boolean denied;
    private long lastAsked;

    /** @param guard null for none */
    public Permission(TransferGuard guard, Transfer transfer, CallContext context) {
        this(guard, transfer, context, System::nanoTime);
    }

    Permission(TransferGuard guard, Transfer transfer, CallContext context, LongSupplier nanos) {
        this.guard = guard;
        this.transfer = transfer;
        this.context = context;
        this.nanos = nanos;
    }

    /**
     * Called before bytes move; asks the guard if it has not been asked for a while.
     *
     * @throws TemporaryFailureException if the guard does not permit it
     */
    public void require() {
        if (guard == null) {
            return;
        }
        synchronized (this) {
            if (denied || !asked || nanos.getAsLong() - lastAsked >= INTERVAL) {
                ask();
            }
        }
    }

    /**
     * Called before the last bytes move; asks the guard.
     *
     * @throws TemporaryFailureException if the guard does not permit it
     */
    public void requireForLast() {
        if (guard == null) {
            return;
        }
        synchronized (this) {
            ask();
        }
    }

    /** A refusal is final: otherwise a retry could go on with work that now belongs to another node. */
    private void ask() {
        if (!denied) {
            denied = !mayContinue();
            asked = true;
            lastAsked = nanos.getAsLong();
        }
        if (denied) {
            throw new TemporaryFailureException(context.failure("the transfer of '" + transfer.fileId()
                    + "' was stopped, because the transferGuard did not permit it"));
        }
    }

    private boolean mayContinue() {
        try {
            return guard.mayContinue(transfer);
        } catch (Throwable e) {
            denied = true;
            throw new TemporaryFailureException(context.failure(
                    "the transfer of '" + transfer.fileId() + "' was stopped, because the transferGuard failed with "
                            + context.quote(e.toString()),
                    e));
        }
    }
}
