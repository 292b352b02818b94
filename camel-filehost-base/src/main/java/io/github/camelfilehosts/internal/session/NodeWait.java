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
package io.github.camelfilehosts.internal.session;

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Duration;
import java.time.InstantSource;

/** Waits until another node has logged in, and checks at growing intervals. */
final class NodeWait {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final CallContext context;
    private final InstantSource clock;
    private Duration pause = Duration.ofMillis(50);

    NodeWait(CallContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
    }

    /**
     * Waits until the next check.
     *
     * @throws TemporaryFailureException if the exchange has waited for as long as it may
     */
    void pause(LoginMark other) {
        Duration left = Duration.between(clock.instant(), other.end());
        context.waits().spend(shorter(pause, left), () -> stillLoggingIn(left));
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }

    private TemporaryFailureException stillLoggingIn(Duration left) {
        return new TemporaryFailureException(context.failure("another node is logging in, and maxWait has passed")
                .withRetryAfter(left));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
