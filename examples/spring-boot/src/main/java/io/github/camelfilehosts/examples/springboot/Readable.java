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
package io.github.camelfilehosts.examples.springboot;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes text of others, or of a log, readable for people. */
final class Readable {

    private static final Pattern DURATION = Pattern.compile("\\bPT[0-9.HMS]*[HMS]\\b");

    /** Characters that break lines or change the direction of text, with which a name could look like another. */
    private static final Pattern TREACHEROUS = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private Readable() {}

    /** @return the name, safe to be shown; null for null */
    static String name(String name) {
        return name == null ? null : TREACHEROUS.matcher(name).replaceAll("\uFFFD");
    }

    /** Replaces durations by readable ones: 1 s instead of PT1.046S. */
    static String message(String message) {
        return message == null ? null : DURATION.matcher(name(message)).replaceAll(Readable::time);
    }

    private static String time(MatchResult iso) {
        try {
            return time(Duration.parse(iso.group()));
        } catch (DateTimeParseException e) {
            return iso.group();
        }
    }

    private static String time(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
