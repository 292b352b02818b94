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

import java.time.Duration;
import java.time.Instant;

/** The standing of one account as its service last told of it; that is asked once an hour at most. Thread-safe. */
public final class LastStanding {

    private static final Duration INTERVAL = Duration.ofHours(1);

    private Instant asked;
    private Standing standing;
    private String failure;

    public synchronized boolean isDue(Instant now) {
        return asked == null || !now.isBefore(asked.plus(INTERVAL));
    }

    /** Whether it is due, and whoever is told so asks. */
    public synchronized boolean begin(Instant now) {
        boolean due = isDue(now);
        if (due) {
            asked = now;
        }
        return due;
    }

    /** What the service says. */
    public synchronized void is(Standing told) {
        standing = told;
        failure = null;
    }

    /** The service has not told: what it told before counts. */
    public synchronized void failed(String why) {
        failure = why;
    }

    /** When it was last asked; null if it was not. */
    public synchronized Instant asked() {
        return asked;
    }

    /** Null if it has not told yet. */
    public synchronized Standing standing() {
        return standing;
    }

    /** Why it has not told the last time; null if it has. */
    public synchronized String failure() {
        return failure;
    }
}
