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

import java.time.Duration;

/**
 * How long to wait before a job or an account is tried again.
 *
 * @param retryDelay the wait after the first temporary failure; it doubles with each further one
 * @param maxAttempts after how many temporary failures a job has failed
 * @param refusedDelay the wait before a refused account is tried again
 */
public record Patience(Duration retryDelay, int maxAttempts, Duration refusedDelay) {

    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 20;

    /** The wait after this many failed attempts. */
    Duration afterAttempts(int attempts) {
        Duration delay = retryDelay.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
