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
package io.github.camelfilehosts.http;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the wait that an error's text asks for: {@code Try again in 51 minutes}, {@code Please wait 20 sec}. */
public final class WaitHint {

    private static final Pattern HINT =
            Pattern.compile("(?:try again in|wait)\\s+(\\d{1,6})\\s*(sec|min|hour)", Pattern.CASE_INSENSITIVE);

    private WaitHint() {}

    /** @return null if the text asks for none */
    public static Duration in(String text) {
        Matcher matcher = text == null ? null : HINT.matcher(text);
        if (matcher == null || !matcher.find()) {
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "sec" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
