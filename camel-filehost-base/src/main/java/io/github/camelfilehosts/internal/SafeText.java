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
package io.github.camelfilehosts.internal;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What others wrote, a service or whoever sent a message, as a message, a log or a {@code toString()} may show it: in
 * one line, of bounded length, and without characters that paint a terminal or turn the text around. What is shown to a
 * person is no data: records and headers hold the text as it came.
 */
public final class SafeText {

    private static final int LONGEST = 500;

    private static final Pattern BREAKS_AND_CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    /** Bidi controls and what else has no width, and halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}]");

    private SafeText() {}

    /** Its first 500 characters, if it has more. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /**
     * Its beginning, if it is longer.
     *
     * @param longest in characters
     */
    public static String of(String text, int longest) {
        String shown = text.length() > longest ? text.substring(0, longest) : text;
        shown = BREAKS_AND_CONTROLS.matcher(shown).replaceAll(" ");
        shown = UNSEEN.matcher(shown).replaceAll("?");
        return text.length() > longest ? shown + "..." : shown;
    }

    /** What {@link Record#toString()} would say. */
    public static String of(Record facts) {
        return Arrays.stream(facts.getClass().getRecordComponents())
                .map(component -> component.getName() + "=" + of(value(component, facts)))
                .collect(Collectors.joining(", ", facts.getClass().getSimpleName() + "[", "]"));
    }

    private static String value(RecordComponent component, Record facts) {
        try {
            return String.valueOf(component.getAccessor().invoke(facts));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(facts.getClass() + " is not a public record", e);
        }
    }
}
