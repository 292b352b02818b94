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
package io.github.camelfilehosts.alfafile.internal.client;

import java.time.Duration;

/** The pauses between two polls of an upload: each is twice as long as the one before, up to ten seconds. */
final class PollInterval {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration longest;
    private Duration next;

    /** @param first the first pause; if it is longer than ten seconds, all are as long */
    PollInterval(Duration first) {
        next = first;
        longest = first.compareTo(LONGEST) > 0 ? first : LONGEST;
    }

    Duration next() {
        Duration interval = next;
        next = shorter(next.multipliedBy(2), longest);
        return interval;
    }

    /** The next pause, but no longer than the time left. */
    Duration nextWithin(Duration left) {
        return shorter(next(), left);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
