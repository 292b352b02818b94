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

/** The last known standing of one account. The service is asked at most once an hour. Thread-safe. */
public final class LastStanding {

    private static final Duration INTERVAL = Duration.ofHours(1);

    private Instant asked;
    private Standing standing;
    private String failure;

    public synchronized boolean isDue(Instant now) {
        return asked == null || !now.isBefore(asked.plus(INTERVAL));
    }

    /** Returns whether the service is to be asked now; the caller then asks it. */
    public synchronized boolean begin(Instant now) {
        boolean due = isDue(now);
        if (due) {
            asked = now;
        }
        return due;
    }

    /** Sets what the service has answered. */
    public synchronized void is(Standing told) {
        standing = told;
        failure = null;
    }

    /** The service did not answer; its last answer still counts. */
    public synchronized void failed(String why) {
        failure = why;
    }

    /** When the service was last asked; null if never. */
    public synchronized Instant asked() {
        return asked;
    }

    /** The last answer; null if there is none yet. */
    public synchronized Standing standing() {
        return standing;
    }

    /** Why the last request failed; null if it succeeded. */
    public synchronized String failure() {
        return failure;
    }
}
