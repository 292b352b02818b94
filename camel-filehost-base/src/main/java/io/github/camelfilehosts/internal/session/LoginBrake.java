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

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Duration;
import java.time.Instant;

/**
 * Delays logins if a service accepts them, and then rejects the keys that it gives. Otherwise each call would log in,
 * and services lock accounts for that. One login in vain is ignored; from the second in a row on, each one doubles the
 * pause. Only the call that a login was made for tells whether it was in vain, because a service may accept a key for
 * some calls and never for that one. Thread-safe.
 */
final class LoginBrake {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private int inVain;
    private Instant end = Instant.MIN;

    /** The call that the login was made for succeeded. */
    synchronized void worthIt() {
        inVain = 0;
    }

    /** The call that the login was made for was rejected nevertheless. */
    synchronized void inVain(Instant now) {
        inVain++;
        if (inVain > 1) {
            end = now.plus(pause(inVain - 2));
        }
    }

    private static Duration pause(int doublings) {
        // More doublings would exceed the longest pause too.
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(doublings, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** How long no login may be tried; zero if one may be. */
    synchronized Duration pauseAt(Instant now) {
        return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
    }

    /** @throws AuthenticationFailedException if no login may be tried yet */
    void requireReleased(Instant now, CallContext context) {
        Duration pause = pauseAt(now);
        if (!pause.isZero()) {
            throw new AuthenticationFailedException(context.failure("no login is tried for " + pause
                            + ", because the service accepts the login and then rejects the sessions that it gives")
                    .withRetryable(true)
                    .withRetryAfter(pause));
        }
    }
}
