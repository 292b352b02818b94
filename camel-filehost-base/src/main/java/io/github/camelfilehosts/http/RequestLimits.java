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
package io.github.camelfilehosts.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** What an account may ask of its service: so many requests an hour, and so many at the same time. Thread-safe. */
public final class RequestLimits {

    private final Bucket budget;
    private final Semaphore concurrent;

    /**
     * @param budget the hourly budget; null for none
     * @param maxConcurrentRequests how many API calls may be in flight
     */
    public RequestLimits(Bucket budget, int maxConcurrentRequests) {
        this.budget = budget;
        this.concurrent = new Semaphore(maxConcurrentRequests, true);
    }

    /**
     * A local budget. A fifth of the requests may go at once and four fifths are handed out evenly over an hour: whatever 60 minutes one
     * looks at, they see at most the fifth that was saved before plus the four fifths that came in meanwhile.
     *
     * @param requestsPerHour 0 for no budget
     * @return null for no budget
     */
    public static Bucket hourlyBudget(int requestsPerHour) {
        if (requestsPerHour == 0) {
            return null;
        }
        int atOnce = Math.max(1, requestsPerHour / 5);
        int spread = Math.max(1, requestsPerHour - atOnce);
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(atOnce)
                .refillGreedy(spread, Duration.ofHours(1))
                .build();
        return Bucket.builder().addLimit(bandwidth).build();
    }

    /** Takes one request from the budget, waiting for it as long as the exchange allows. */
    void consume(CallContext context) {
        if (budget == null) {
            return;
        }
        ConsumptionProbe probe = budget.tryConsumeAndReturnRemaining(1);
        while (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            context.waits()
                    .spend(
                            wait,
                            () -> new RateLimitedException(
                                    context.failure("the account's request budget (requestsPerHour) is used up")
                                            .withRetryAfter(wait)));
            probe = budget.tryConsumeAndReturnRemaining(1);
        }
    }

    /** The service says that the budget is used up, whatever we counted. */
    void exhaust() {
        if (budget != null) {
            budget.tryConsumeAsMuchAsPossible();
        }
    }

    /** Waits for one of the places; each is given back by {@link #leave()}. */
    void enter(CallContext context) {
        try {
            concurrent.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailureException(
                    context.failure("interrupted while waiting for other API calls of the account to end")
                            .withCause(e));
        }
    }

    void leave() {
        concurrent.release();
    }
}
