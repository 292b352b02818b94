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

/** How long the key of a session has been used here. Thread-safe. */
final class SessionAge {

    private String key;
    private Instant since;

    /** Records that the service has accepted this key. */
    synchronized void accepted(String current, Instant now) {
        if (!current.equals(key)) {
            key = current;
            since = now;
        }
    }

    /** The age; null if no key has been accepted yet. */
    synchronized Duration at(Instant now) {
        return since == null ? null : Duration.between(since, now);
    }
}
