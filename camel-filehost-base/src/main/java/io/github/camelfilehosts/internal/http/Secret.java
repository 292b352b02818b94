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

import java.util.regex.Pattern;

/** A value that no message may show, in any of the forms that a service echoes it in. Thread-safe. */
final class Secret {

    private static final String MASK = "xxxxxx";

    /** Not part of a longer word; {@code it's} and {@code don't} are words too. */
    private static final String BY_ITSELF =
            "(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]')(?:%s)(?![\\p{L}\\p{N}]|'[\\p{L}\\p{N}])";

    private static final String SHORTEST_WORDS = "[\\p{L}\\p{N}]{1,2}";

    private static final Pattern WORD = Pattern.compile(".{1,5}|\\p{L}{1,20}", Pattern.DOTALL);

    /** In characters, as the next three are. */
    private static final int LONGEST_SHORT = 3;

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
     * A long one is hidden wherever it is. A short one is part of many words: what was hidden in them would tell it,
     * and destroy them. And one of two letters may be a word of the text by itself: all such words are hidden, so that
     * nobody knows for which it was.
     */
    private String pattern(String anyForm) {
        if (value.length() > LONGEST_SHORT) {
            return anyForm;
        }
        return BY_ITSELF.formatted(value.length() > 2 ? anyForm : anyForm + "|" + SHORTEST_WORDS);
    }

    /**
     * Whole, or cut off by who quotes it in part only: then the beginning is enough. Of a very long one no more is
     * compared, which would take a deep stack.
     */
    private String anyForm() {
        String whole = new SecretForms(beginning(LONGEST_COMPARED)).eachCharacter()
                + (value.length() > LONGEST_COMPARED ? "\\S*+" : "");
        if (value.length() <= LONGEST_SHORT) {
            return whole;
        }
        boolean isLong = value.length() >= LONG;
        SecretForms enough = new SecretForms(isLong ? beginning(BEGINNING) : value);
        String inOne = enough.hex() + "|" + enough.base64();
        return "(?:" + whole + "|" + inOne + (isLong ? "|" + enough.eachCharacter() + "[\\w%~-]*+" : "") + ")";
    }

    private String beginning(int characters) {
        return value.codePoints()
                .limit(characters)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether it could be a word of a message of ours. */
    boolean isWord() {
        return WORD.matcher(value).matches();
    }

    String hideIn(String text) {
        Pattern made = pattern;
        if (made == null) {
            made = Pattern.compile(pattern(anyForm()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            pattern = made;
        }
        return made.matcher(text).replaceAll(MASK);
    }
}
