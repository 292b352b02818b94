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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.Repeats;
import io.github.camelfilehosts.internal.meter.Meters.Wait;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to retry: only after temporary failures, after a wait that doubles, or as long as the service asks for.
 *
 * @param maxRetries the maximum number of retries after the first attempt; 0 for none
 * @param delay the wait before the first retry; it doubles with each further one
 */
public record Retry(int maxRetries, Duration delay) {

    private static final int MAX_DOUBLINGS = 10;

    /**
     * Waits before the next attempt, or throws the failure of the last one.
     *
     * @param attempt how many attempts have failed before this one, from 0
     * @param failure the failure of the last attempt
     * @param context the context whose wait allowance is used
     * @throws FileHostException the failure, if it is final
     */
    public void pauseOrThrow(int attempt, FileHostException failure, CallContext context) {
        Duration wait = reserveOrThrow(attempt, failure, context);
        context.waits().serve(wait, () -> withRetryAfter(failure, wait));
    }

    /** As {@link #pauseOrThrow}, but leaves the waiting to the caller. Returns the time to wait. */
    public Duration reserveOrThrow(int attempt, FileHostException failure, CallContext context) {
        Duration wait = wait(attempt, failure);
        context.waits().reserve(wait, () -> withRetryAfter(failure, wait));
        context.meters().retried(failure);
        context.meters().waited(isAsked(failure) ? Wait.RETRY_AFTER : Wait.RETRY, wait);
        Repeats.tell("{}. Trying again in {}, retry {} of {}", failure.getMessage(), wait, attempt + 1, maxRetries);
        return wait;
    }

    private Duration wait(int attempt, FileHostException failure) {
        if (!failure.isRetryable() || attempt >= maxRetries) {
            throw failure;
        }
        return isAsked(failure) ? failure.getRetryAfter() : backoff(attempt);
    }

    /** Whoever asks for no wait at all has been too busy a moment ago. */
    private static boolean isAsked(FileHostException failure) {
        return failure.getRetryAfter() != null && failure.getRetryAfter().compareTo(Duration.ZERO) > 0;
    }

    /**
     * Between one and one and a half times the doubled delay, so that many clients that failed together do not retry
     * together.
     */
    private Duration backoff(int attempt) {
        long millis = delay.toMillis() << Math.min(attempt, MAX_DOUBLINGS);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private static FileHostException withRetryAfter(FileHostException failure, Duration wait) {
        return failure.getRetryAfter() != null
                ? failure
                : failure.with(failure.getFailure().withRetryAfter(wait));
    }
}
