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

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the wait that an error's text asks for: {@code Try again in 1 hour 25 minutes}, {@code Please wait 20 sec},
 * {@code wait for at least 1h 25m}, {@code Retry in an hour}.
 */
public final class WaitHint {

    /** A whole word may end a sentence; a full stop after an abbreviation does not. */
    private static final String PART = "(?<count>\\d{1,6}(?:\\.\\d{1,3})?|an?\\b|one\\b)[\\s-]*"
            + "(?<unit>(?:week|day|hour|minute|second)(?:s|\\(s\\))?(?!\\w)|(?:d|hr?|min|m|sec|s)(?:s|\\(s\\))?(?![a-z])\\.?)";

    private static final Pattern NEXT_PART = pattern("[\\s,:;&+]*(?:and\\s+)?" + PART);

    /** A few words may be in between: {@code wait for at least}, {@code try again in about}. */
    private static final Pattern HINT =
            pattern("\\b(?:try again|try|retry|come back|wait)[\\s:]+(?:[a-z]+[\\s:]+){0,4}?(?=" + PART + ")");

    private WaitHint() {}

    /** No-break spaces count as spaces. */
    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /**
     * @return the sum of the units that it names in a row, from the largest one on; null if the text asks for no wait
     */
    public static Duration in(String text) {
        Matcher hint = text == null ? null : HINT.matcher(text);
        if (hint == null || !hint.find()) {
            return null;
        }
        Matcher part = NEXT_PART.matcher(text).region(hint.end(), text.length());
        Duration wait = Duration.ZERO;
        Duration unit = null;
        while (part.lookingAt() && (unit == null || unit(part).compareTo(unit) < 0)) {
            unit = unit(part);
            wait = wait.plus(times(unit, part.group("count")));
            part.region(part.end(), text.length());
        }
        return wait;
    }

    private static Duration times(Duration unit, String count) {
        return Character.isDigit(count.charAt(0))
                ? Duration.ofSeconds(new BigDecimal(count)
                        .multiply(BigDecimal.valueOf(unit.toSeconds()))
                        .longValue())
                : unit;
    }

    /** The units differ in their first letters. */
    private static Duration unit(Matcher part) {
        return switch (Character.toLowerCase(part.group("unit").charAt(0))) {
            case 'w' -> Duration.ofDays(7);
            case 'd' -> Duration.ofDays(1);
            case 'h' -> Duration.ofHours(1);
            case 'm' -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
        };
    }
}
