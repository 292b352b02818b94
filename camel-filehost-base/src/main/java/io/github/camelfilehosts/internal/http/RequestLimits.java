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

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.meter.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an account may ask of its service: so many requests an hour, and so many at the same time. Thread-safe. */
public final class RequestLimits {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLimits.class);

    private final Bucket budget;
    private final Semaphore concurrent;
    private final int maxConcurrentRequests;

    /**
     * @param budget the hourly budget; null for none
     * @param maxConcurrentRequests how many API calls may be in flight
     */
    public RequestLimits(Bucket budget, int maxConcurrentRequests) {
        this.budget = budget;
        this.concurrent = new Semaphore(maxConcurrentRequests, true);
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    /**
     * A local budget. A fifth of the requests may go at once and four fifths are handed out evenly over an hour:
     * whatever 60 minutes one looks at, they see at most the fifth that was saved before plus the four fifths that came
     * in meanwhile.
     *
     * @param requestsPerHour 0 for no budget
     * @param clock that measures the hour
     * @return null for no budget
     */
    public static Bucket hourlyBudget(int requestsPerHour, InstantSource clock) {
        if (requestsPerHour == 0) {
            return null;
        }
        int atOnce = Math.max(1, requestsPerHour / 5);
        int spread = Math.max(1, requestsPerHour - atOnce);
        return Bucket.builder()
                .withCustomTimePrecision(new ClockMeter(clock))
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(spread, Duration.ofHours(1)))
                .build();
    }

    /**
     * Takes one request from the budget. If none is left, the next one to come in that nobody waits for yet is
     * reserved, and waited for.
     *
     * @throws RateLimitedException at once, if the exchange does not allow so long a wait
     */
    void consume(CallContext context) {
        if (budget == null) {
            return;
        }
        try {
            if (!budget.tryConsume(1) && !consumeLater(context)) {
                throw usedUp(budget.estimateAbilityToConsume(1).getNanosToWaitForRefill(), context);
            }
        } catch (FileHostException e) {
            throw e;
        } catch (Throwable e) {
            throw new TemporaryFailureException(context.failure(
                    "the requestBudget failed with " + context.quote(e.toString())
                            + ". Check the cluster that the bucket lives in",
                    e));
        }
    }

    private boolean consumeLater(CallContext context) {
        long longest = context.waits().left().toNanos();
        return longest > 0
                && budget.asBlocking().tryConsumeUninterruptibly(1, longest, nanos -> awaitTurn(nanos, context));
    }

    private static void awaitTurn(long nanos, CallContext context) {
        Duration wait = Duration.ofNanos(nanos);
        LOG.debug("{}: the account's request budget (requestsPerHour) is used up, waiting for {}", context, wait);
        context.waits().spend(wait, () -> usedUp(nanos, context));
        context.meters().waited(Meters.Wait.BUDGET, wait);
    }

    private static RateLimitedException usedUp(long nanosToWait, CallContext context) {
        return new RateLimitedException(context.failure("the account's request budget (requestsPerHour) is used up")
                .withRetryAfter(Duration.ofNanos(nanosToWait)));
    }

    /** The service says that the budget is used up, whatever we counted. */
    void exhaust() {
        if (budget == null) {
            return;
        }
        try {
            budget.tryConsumeAsMuchAsPossible();
        } catch (Throwable e) {
            LOG.warn("The requestBudget could not be emptied, though the service says that it is used up", e);
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
        try {
            return budget == null ? null : budget.getAvailableTokens();
        } catch (Throwable e) {
            LOG.debug("The requestBudget does not say what is left", e);
            return null;
        }
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
