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

/** What an account may ask of its service: so many requests an hour, and so many at the same time. Thread-safe. */
public final class RequestLimits {

    private final RequestBudget budget;
    private final Semaphore concurrent;
    private final int maxConcurrentRequests;

    /**
     * @param budget the hourly budget; null for none
     * @param maxConcurrentRequests how many API calls may be in flight
     */
    public RequestLimits(RequestBudget budget, int maxConcurrentRequests) {
        this.budget = budget;
        this.concurrent = new Semaphore(maxConcurrentRequests, true);
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    /**
     * Takes from the budget what an operation will need, before its first call: none is spent on one that will be
     * refused.
     *
     * @param requests how many it makes, if none is tried again
     * @throws RateLimitedException if the budget does not give them all as soon as the exchange wants them
     */
    Reservation reserve(int requests, CallContext context) {
        if (budget == null || requests == 1 || context.reservation() != null) {
            return new Reservation(budget, 0, context);
        }
        budget.take(requests, context);
        return new Reservation(budget, requests, context);
    }

    /**
     * Takes one request of what was reserved, or from the budget. If none is left, the next one to come in that nobody
     * waits for yet is reserved, and waited for.
     *
     * @throws RateLimitedException at once, if the exchange does not allow so long a wait
     */
    void consume(CallContext context) {
        if (budget != null
                && (context.reservation() == null || !context.reservation().use())) {
            budget.take(1, context);
        }
    }

    /** The service says that the budget is used up, whatever we counted. */
    void exhaust(CallContext context) {
        if (budget == null) {
            return;
        }
        budget.exhaust();
        if (context.reservation() != null) {
            context.reservation().forfeit();
        }
    }

    /** Waits for one of the places; each is given back by {@link #leave()}. */
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

    /** How many API calls may be in flight. */
    public int maxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    /** How many API calls are in flight. */
    public int inFlight() {
        return maxConcurrentRequests - concurrent.availablePermits();
    }

    /**
     * How many requests the budget allows at once; below 0, how many wait for it. Null if there is no budget, or none
     * that answers.
     */
    public Long left() {
        return budget == null ? null : budget.left();
    }
}
