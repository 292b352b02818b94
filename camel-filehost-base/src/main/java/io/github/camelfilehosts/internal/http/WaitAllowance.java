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

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How long one exchange may wait in total: for retries, a {@code Retry-After}, a free link's delay or the request
 * budget. Thread-safe.
 */
public final class WaitAllowance {

    private final Duration maxWait;
    private final Sleeper sleeper;
    private final AtomicLong waited;

    /** An allowance that is not shared. */
    public WaitAllowance(Duration maxWait, Sleeper sleeper) {
        this(maxWait, sleeper, new AtomicLong());
    }

    /** @param waited how long the exchange has waited so far, in nanoseconds; shared with its other steps */
    public WaitAllowance(Duration maxWait, Sleeper sleeper, AtomicLong waited) {
        this.maxWait = maxWait;
        this.sleeper = sleeper;
        this.waited = waited;
    }

    /** How much wait is left. */
    Duration left() {
        return maxWait.minusNanos(waited.get());
    }

    /** Whether a wait of that length still fits. */
    public boolean allows(Duration wait) {
        return wait.compareTo(left()) <= 0;
    }

    /**
     * Takes a wait from what is left, for a caller that waits without a thread.
     *
     * @param wait how long to wait
     * @param reason supplies the exception if the wait would exceed what is left
     */
    public void reserve(Duration wait, Supplier<? extends FileHostException> reason) {
        if (!allows(wait)) {
            throw reason.get();
        }
        waited.addAndGet(wait.toNanos());
    }

    /**
     * Waits, or throws at once if the wait would exceed what is left.
     *
     * @param wait how long to wait
     * @param reason supplies the exception if the wait would be too long, and tells what was waited for if it is
     *     cancelled
     * @throws FileHostException the reason, or a {@link TemporaryFailureException} if the wait is cancelled or the
     *     thread is interrupted; the thread stays interrupted
     */
    public void spend(Duration wait, Supplier<? extends FileHostException> reason) {
        if (isSome(wait)) {
            reserve(wait, reason);
        }
        serve(wait, reason);
    }

    /** Waits for a reserved time. */
    void serve(Duration wait, Supplier<? extends FileHostException> reason) {
        if (Thread.currentThread().isInterrupted()) {
            // Even if there is nothing to wait for, because it must not try again.
            throw cancelled(reason.get());
        }
        try {
            if (isSome(wait) && !sleeper.sleep(wait)) {
                throw cancelled(reason.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(reason.get());
        }
    }

    private static boolean isSome(Duration wait) {
        return !wait.isZero() && !wait.isNegative();
    }

    /** The exception of a cancelled wait, before the call that had this failure was repeated. */
    public static FileHostException cancelled(FileHostException reason) {
        Failure failure = reason.getFailure();
        return new TemporaryFailureException(failure.withMessage(
                "not tried again, because the component is stopping or the thread was interrupted, after: "
                        + failure.message()));
    }
}
