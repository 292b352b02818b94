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

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value that no message may show, in any of the forms that a service echoes it in. Thread-safe. */
final class Secret {

    private static final String MASK = "xxxxxx";

    /** Not part of a longer word; {@code it's} and {@code don't} are words too. */
    private static final String BY_ITSELF =
            "(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]')(?:%s)(?![\\p{L}\\p{N}]|'[\\p{L}\\p{N}])";

    private static final String SHORTEST_WORDS = "[\\p{L}\\p{N}]{1,2}";

    private static final Pattern WORD = Pattern.compile(".{1,5}|\\p{L}{1,20}", Pattern.DOTALL);

    /** In characters, as the next two are. */
    private static final int LONG = 16;

    private static final int BEGINNING = 12;
    private static final int LONGEST_COMPARED = 100;

    private final String value;

    /** Made when a text is searched for it: most calls end well, and it costs more than they do. */
    private volatile Pattern pattern;

    Secret(String value) {
        this.value = value;
    }

    int length() {
        return value.length();
    }

    /**
     * A long one is hidden wherever it is. A short one is part of many words: what was hidden in them would tell it, and destroy them. And one of
     * two letters may be a word of the text by itself: all such words are hidden, so that nobody knows for which it was.
     */
    private String pattern(String anyForm) {
        if (value.length() > 3) {
            return anyForm;
        }
        return BY_ITSELF.formatted(value.length() > 2 ? anyForm : anyForm + "|" + SHORTEST_WORDS);
    }

    /** Whole, or cut off by who quotes it in part only: then the beginning is enough. Of a very long one no more is compared, which would take a deep stack. */
    private String anyForm() {
        String whole = anyForm(LONGEST_COMPARED) + (value.length() > LONGEST_COMPARED ? "\\S*+" : "");
        return value.length() < LONG ? whole : "(?:" + whole + "|" + anyForm(BEGINNING) + "[\\w%~-]*+)";
    }

    /** Each character in a form of its own: what one encodes the other leaves alone, and what was encoded is encoded once more. */
    private String anyForm(int characters) {
        return value.codePoints().limit(characters).mapToObj(Secret::formsOf).collect(Collectors.joining());
    }

    private static String formsOf(int codePoint) {
        String character = Character.toString(codePoint);
        byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
        StringBuilder forms = new StringBuilder("(?:").append(Pattern.quote(character));
        if (codePoint == ' ') {
            forms.append("|\\+|%(?:25){0,3}2(?i:b)");
        }
        // In a URL or a form.
        forms.append('|');
        for (byte b : utf8) {
            forms.append("%%(?:25){0,3}(?i:%02x)".formatted(b & 0xFF));
        }
        // In JSON.
        forms.append('|');
        character.chars().forEach(unit -> forms.append("\\\\{1,4}u(?i:%04x)".formatted(unit)));
        String shortened = afterBackslash(codePoint);
        if (shortened != null) {
            forms.append("|\\\\{1,4}").append(shortened);
        }
        // In HTML.
        forms.append("|&(?:amp;){0,3}#(?:0{0,5}%d|(?i:x0{0,5}%x));".formatted(codePoint, codePoint));
        String entity = entity(codePoint);
        if (entity != null) {
            forms.append("|&(?:amp;){0,3}").append(entity).append(';');
        }
        if (utf8.length > 1) {
            // As a header has it, and as whoever does not know the charset.
            forms.append('|').append(Pattern.quote(new String(utf8, StandardCharsets.ISO_8859_1)));
            forms.append("|[?\uFFFD]{1,4}");
        }
        return forms.append(')').toString();
    }

    private static String afterBackslash(int codePoint) {
        return switch (codePoint) {
            case '"', '/', '\'' -> Character.toString(codePoint);
            case '\\' -> "\\\\";
            case '\n' -> "n";
            case '\r' -> "r";
            case '\t' -> "t";
            default -> null;
        };
    }

    private static String entity(int codePoint) {
        return switch (codePoint) {
            case '&' -> "amp";
            case '<' -> "lt";
            case '>' -> "gt";
            case '"' -> "quot";
            case '\'' -> "apos";
            default -> null;
        };
    }

    /** Whether it could be a word of a message of ours. */
    boolean isWord() {
        return WORD.matcher(value).matches();
    }

    String hideIn(String text) {
        Pattern made = pattern;
        if (made == null) {
            made = Pattern.compile(pattern(anyForm()));
            pattern = made;
        }
        return made.matcher(text).replaceAll(MASK);
    }
}
