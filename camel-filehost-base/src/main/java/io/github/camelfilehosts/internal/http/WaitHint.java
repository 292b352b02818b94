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
package io.github.camelfilehosts.internal.http;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the wait that an error's text asks for: {@code Try again in 1 hour 25 minutes}, {@code Please wait 20 sec},
 * {@code wait for 1h 25m}.
 */
public final class WaitHint {

    private static final String PART =
            "(\\d{1,6})\\s*(d|day|h|hr|hour|m|min|minute|s|sec|second)(?:s|\\(s\\))?(?![a-z])";

    private static final Pattern NEXT_PART = Pattern.compile("[\\s,]*(?:and\\s+)?" + PART, Pattern.CASE_INSENSITIVE);

    private static final Pattern HINT = Pattern.compile(
            "(?:try again (?:in|after)|wait)(?:\\s+for)?\\s+(?=" + PART + ")", Pattern.CASE_INSENSITIVE);

    private WaitHint() {}

    /** @return the sum of all that it names in a row; null if the text asks for none */
    public static Duration in(String text) {
        Matcher hint = text == null ? null : HINT.matcher(text);
        if (hint == null || !hint.find()) {
            return null;
        }
        Matcher part = NEXT_PART.matcher(text).region(hint.end(), text.length());
        Duration wait = Duration.ZERO;
        while (part.lookingAt()) {
            wait = wait.plus(Long.parseLong(part.group(1)), unit(part.group(2)));
            part.region(part.end(), text.length());
        }
        return wait;
    }

    /** Their first letters tell them apart. */
    private static ChronoUnit unit(String name) {
        return switch (Character.toLowerCase(name.charAt(0))) {
            case 'd' -> ChronoUnit.DAYS;
            case 'h' -> ChronoUnit.HOURS;
            case 'm' -> ChronoUnit.MINUTES;
            default -> ChronoUnit.SECONDS;
        };
    }
}
