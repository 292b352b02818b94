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

/** A value that no message may show, in any form in which a service may echo it. Thread-safe. */
final class Secret {

    private static final String MASK = "xxxxxx";

    /** Not part of a longer word; {@code it's} and {@code don't} are words too. */
    private static final String BY_ITSELF =
            "(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]')(?:%s)(?![\\p{L}\\p{N}]|'[\\p{L}\\p{N}])";

    private static final String SHORTEST_WORDS = "[\\p{L}\\p{N}]{1,2}";

    private static final Pattern WORD = Pattern.compile(".{1,5}|\\p{L}{1,20}", Pattern.DOTALL);

    /** In characters, like the next three. */
    private static final int LONGEST_SHORT = 3;

    private static final int LONG = 16;

    private static final int BEGINNING = 12;
    private static final int LONGEST_COMPARED = 100;

    private final String value;

    /** Created when a text is first searched, because it takes longer than a call, and most calls succeed. */
    private volatile Pattern pattern;

    Secret(String value) {
        this.value = value;
    }

    int length() {
        return value.length();
    }

    /**
     * A long value is hidden wherever it is. A short one is part of many words: to hide it in them would reveal it, and
     * spoil them. One of two letters may be a word of the text: then all such words are hidden, so that nobody knows
     * which one it was.
     */
    private String pattern(String anyForm) {
        if (value.length() > LONGEST_SHORT) {
            return anyForm;
        }
        return BY_ITSELF.formatted(value.length() > 2 ? anyForm : anyForm + "|" + SHORTEST_WORDS);
    }

    /**
     * The whole value, or its beginning, if the quoting text cuts it off. Of a very long value only the beginning is
     * compared, because more would need a deep stack.
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
