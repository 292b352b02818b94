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

/** What a guard says of one transfer; it is asked now and then. Thread-safe. */
public final class Permission {

    /** For what is not guarded, or by somebody else. */
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
     * Some bytes are about to move; the guard is asked if it has not been for a while.
     *
     * @throws TemporaryFailureException if it says no
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
     * The last bytes are about to move.
     *
     * @throws TemporaryFailureException if the guard, which is asked, says no
     */
    public void requireForLast() {
        if (guard == null) {
            return;
        }
        synchronized (this) {
            ask();
        }
    }

    /** Once it has said no, that holds: whoever tries again would else go on with what is no longer his. */
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
