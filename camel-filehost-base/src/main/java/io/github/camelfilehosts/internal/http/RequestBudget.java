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

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.meter.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many requests per hour an account may make: a bucket of this process, or one that nodes share. Thread-safe. */
public final class RequestBudget {

    private static final Logger LOG = LoggerFactory.getLogger(RequestBudget.class);

    private final String option;
    private final Supplier<Bucket> bucket;

    private RequestBudget(String option, Supplier<Bucket> bucket) {
        this.option = option;
        this.bucket = bucket;
    }

    /**
     * A local budget.
     *
     * @param requestsPerHour 0 for no budget
     * @param clock the clock that measures the hour
     * @return null for no budget
     */
    public static RequestBudget hourly(int requestsPerHour, InstantSource clock) {
        if (requestsPerHour == 0) {
            return null;
        }
        return of(Bucket.builder()
                .withCustomTimePrecision(new ClockMeter(clock))
                .addLimit(limit(requestsPerHour))
                .build());
    }

    /** A budget with a bucket of the user. */
    public static RequestBudget of(Bucket bucket) {
        return new RequestBudget("requestBudget", () -> bucket);
    }

    /**
     * One of many budgets that nodes share.
     *
     * @param account the name of the account, which is not secret
     * @param requestsPerHour 0 for no budget
     * @return null for no budget
     */
    public static RequestBudget shared(ProxyManager<String> budgets, String account, int requestsPerHour) {
        if (requestsPerHour == 0) {
            return null;
        }
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(limit(requestsPerHour)).build();
        return new RequestBudget("requestBudgets", () -> budgets.builder().build(account, () -> configuration));
    }

    /**
     * A fifth of the requests may be made at once, and four fifths are refilled evenly over an hour. So any 60 minutes
     * see at most the fifth that was saved before plus the four fifths refilled meanwhile.
     */
    private static Bandwidth limit(int requestsPerHour) {
        int atOnce = Math.max(1, requestsPerHour / 5);
        int spread = Math.max(1, requestsPerHour - atOnce);
        return Bandwidth.builder()
                .capacity(atOnce)
                .refillGreedy(spread, Duration.ofHours(1))
                .build();
    }

    /**
     * Takes requests, all or none. If they are not available, the next ones that are not reserved yet are reserved and
     * waited for.
     *
     * @throws RateLimitedException at once, if the exchange does not allow such a long wait
     */
    void take(int requests, CallContext context) {
        try {
            Bucket from = bucket.get();
            if (from.tryConsume(requests)) {
                return;
            }
            long nanos = from.estimateAbilityToConsume(requests).getNanosToWaitForRefill();
            if (nanos == Long.MAX_VALUE && requests > 1) {
                takeOneByOne(requests, context);
            } else if (!takeLater(from, requests, context)) {
                throw usedUp(requests, nanos, context);
            }
        } catch (FileHostException e) {
            throw e;
        } catch (Throwable e) {
            throw new TemporaryFailureException(context.failure(
                    "the " + option + " failed with " + context.quote(e.toString())
                            + ". Check the cluster that holds the bucket",
                    e));
        }
    }

    /** For more requests than the bucket ever holds. */
    private void takeOneByOne(int requests, CallContext context) {
        int taken = 0;
        try {
            while (taken < requests) {
                take(1, context);
                taken++;
            }
        } catch (FileHostException e) {
            giveBack(taken);
            throw e;
        }
    }

    private static boolean takeLater(Bucket from, int requests, CallContext context) {
        long longest = context.waits().left().toNanos();
        return longest > 0
                && from.asBlocking()
                        .tryConsumeUninterruptibly(requests, longest, nanos -> awaitTurn(requests, nanos, context));
    }

    private static void awaitTurn(int requests, long nanos, CallContext context) {
        Duration wait = Duration.ofNanos(nanos);
        LOG.debug("{}: the account's request budget (requestsPerHour) is used up, waiting for {}", context, wait);
        context.waits().spend(wait, () -> usedUp(requests, nanos, context));
        context.meters().waited(Meters.Wait.BUDGET, wait);
    }

    private static RateLimitedException usedUp(int requests, long nanosToWait, CallContext context) {
        return new RateLimitedException(context.failure("the account's request budget (requestsPerHour) is used up"
                        + (requests == 1
                                ? ""
                                : ", or fewer than the " + requests + " calls that this operation needs are left"))
                .withRetryAfter(Duration.ofNanos(nanosToWait)));
    }

    /** Returns requests that are not needed. */
    void giveBack(int requests) {
        try {
            if (requests > 0) {
                bucket.get().addTokens(requests);
            }
        } catch (Throwable e) {
            LOG.debug("The {} did not take back the unused calls", option, e);
        }
    }

    /** Empties the budget, because the service says that it is used up. */
    void exhaust() {
        try {
            bucket.get().tryConsumeAsMuchAsPossible();
        } catch (Throwable e) {
            LOG.warn("The {} could not be emptied, although the service says that the budget is used up", option, e);
        }
    }

    /** How many requests may be made at once; below 0, how many wait. Null if the bucket does not answer. */
    Long left() {
        try {
            return bucket.get().getAvailableTokens();
        } catch (Throwable e) {
            LOG.debug("The {} does not tell how many calls are left", option, e);
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
