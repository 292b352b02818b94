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
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an account stand still and go on, on all nodes. */
final class Standstill {

    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);

    /** If a service asks to wait and does not say how long. */
    private static final Duration SOME_TIME = Duration.ofMinutes(1);

    private final HoldTable holds;
    private final Patience patience;
    private final InstantSource clock;

    Standstill(HoldTable holds, Patience patience, InstantSource clock) {
        this.holds = holds;
        this.patience = patience;
        this.clock = clock;
    }

    /** Returns whether this is an obstacle for all of the account's jobs. They wait then, and none of them fails. */
    boolean begin(String account, Obstacle obstacle) {
        boolean refused = obstacle.kind() == Obstacle.Kind.REFUSED;
        if (!refused && obstacle.kind() != Obstacle.Kind.LIMITED) {
            return false;
        }
        Duration wait =
                refused ? patience.refusedDelay() : obstacle.retryAfter() == null ? SOME_TIME : obstacle.retryAfter();
        boolean news = holds.hold(account, clock.instant().plus(wait), refused, obstacle.reason());
        if (refused && news) {
            LOG.warn("Account {} stands still, and is tried again every {}: {}", account, wait, obstacle.reason());
        } else {
            LOG.debug("Account {} stands still for {}: {}", account, wait, obstacle.reason());
        }
        return true;
    }

    /** Something succeeded. */
    void end(String account) {
        holds.goesOn(account);
    }
}
