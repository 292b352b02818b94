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
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the place of an account's key while somebody logs in. It expires, because the process that set it may have
 * died.
 *
 * @param text its text in the store, which is unique
 * @param end when it expires
 */
record LoginMark(String text, Instant end) {

    /**
     * Longer than a login takes, and shorter than an exchange may wait, so that one that waits for a dead process goes
     * on.
     */
    static final Duration LIFE = Duration.ofSeconds(30);

    private static final Pattern TEXT = Pattern.compile("logging in until (\\d{1,15}) as [0-9a-f-]{36}");

    static LoginMark at(Instant now) {
        Instant end = now.plus(LIFE);
        return new LoginMark("logging in until " + end.toEpochMilli() + " as " + UUID.randomUUID(), end);
    }

    /** The mark of a text; null if it is a key. */
    static LoginMark read(String text) {
        Matcher mark = TEXT.matcher(text);
        return mark.matches() ? new LoginMark(text, Instant.ofEpochMilli(Long.parseLong(mark.group(1)))) : null;
    }

    /** Whether it has expired. The clock of the node that set it may be far ahead, so that it would never expire. */
    boolean isOver(Instant now) {
        return !now.isBefore(end) || end.isAfter(now.plus(LIFE.multipliedBy(2)));
    }
}
