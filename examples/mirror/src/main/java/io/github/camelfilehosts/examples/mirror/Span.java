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
package io.github.camelfilehosts.examples.mirror;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time, as people write it. */
record Span(Duration time) {

    private static final Pattern ISO = Pattern.compile("\\bPT[0-9.HMS]*[HMS]\\b");
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    static Span ofSeconds(double seconds) {
        return new Span(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    /** The text, with its ISO-8601 durations replaced by readable ones. */
    static String inText(String text) {
        return ISO.matcher(text).replaceAll(match -> {
            try {
                return Matcher.quoteReplacement(new Span(Duration.parse(match.group())).toString());
            } catch (DateTimeParseException e) {
                return Matcher.quoteReplacement(match.group());
            }
        });
    }

    @Override
    public String toString() {
        if (time.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
        }
        long seconds = (time.toMillis() + 500) / 1_000;
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        return seconds < HOUR
                ? of(seconds, MINUTE, "min", 1, "s")
                : seconds < DAY ? of(seconds, HOUR, "h", MINUTE, "min") : of(seconds, DAY, "d", HOUR, "h");
    }

    private static String of(long seconds, int unit, String name, int smaller, String smallerName) {
        long rest = seconds % unit / smaller;
        return seconds / unit + " " + name + (rest == 0 ? "" : " " + rest + " " + smallerName);
    }
}
