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

import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.util.concurrent.Semaphore;

/** Limits the requests of an account, per hour and at the same time. Thread-safe. */
public final class RequestLimits {

    private final RequestBudget budget;
    private final Semaphore concurrent;
    private final int maxConcurrentRequests;

    /**
     * @param budget the hourly budget; null for none
     * @param maxConcurrentRequests the maximum number of API calls at the same time
     */
    public RequestLimits(RequestBudget budget, int maxConcurrentRequests) {
        this.budget = budget;
        this.concurrent = new Semaphore(maxConcurrentRequests, true);
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    /**
     * Takes from the budget what an operation will need, before its first call, so that no request is spent on an
     * operation that would not get them all.
     *
     * @param requests how many requests it makes without retries
     * @throws RateLimitedException if the budget does not have them all in the time that the exchange allows
     */
    Reservation reserve(int requests, CallContext context) {
        if (budget == null || requests == 1 || context.reservation() != null) {
            return new Reservation(budget, 0, context);
        }
        budget.take(requests, context);
        return new Reservation(budget, requests, context);
    }

    /**
     * Takes one request from the reservation or the budget. If none is left, the next one that is not reserved yet is
     * reserved and waited for.
     *
     * @throws RateLimitedException at once, if the exchange does not allow such a long wait
     */
    void consume(CallContext context) {
        if (budget != null
                && (context.reservation() == null || !context.reservation().use())) {
            budget.take(1, context);
        }
    }

    /** Empties the budget, because the service says that it is used up. */
    void exhaust(CallContext context) {
        if (budget == null) {
            return;
        }
        budget.exhaust();
        if (context.reservation() != null) {
            context.reservation().forfeit();
        }
    }

    /** Waits for one of the places, which {@link #leave()} returns. */
    void enter(CallContext context) {
        try {
            concurrent.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailureException(
                    context.failure("interrupted while waiting for other API calls of the account to end", e));
        }
    }

    void leave() {
        concurrent.release();
    }

    /** The maximum number of API calls at the same time. */
    public int maxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    /** How many API calls are being made now. */
    public int inFlight() {
        return maxConcurrentRequests - concurrent.availablePermits();
    }

    /**
     * How many requests the budget allows at once; below 0, how many wait for it. Null if there is no budget, or if it
     * does not answer.
     */
    public Long left() {
        return budget == null ? null : budget.left();
    }
}
