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
package io.github.camelfilehosts.examples.cluster;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * A budget so small that one can watch it run out. Without it, and with {@code requestBudgets=#bean:budgets}, each
 * account has the 5,000 calls per hour that FileFactory allows.
 */
final class Budget {

    private Budget() {}

    /** In any 60 seconds, a fifth that was saved, and four fifths that are refilled meanwhile. */
    static BucketConfiguration aMinute() {
        int calls = Integer.parseInt(System.getenv("CALLS_A_MINUTE"));
        int atOnce = Math.max(1, calls / 5);
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(calls - atOnce, Duration.ofMinutes(1)))
                .build();
    }
}
