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

import java.util.regex.Pattern;

/** A value that no message may show. */
final class Secret {

    private static final String MASK = "xxxxxx";

    /** Not part of a longer word; {@code it's} and {@code don't} are words too. */
    private static final String BY_ITSELF =
            "(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]')(?:%s)(?![\\p{L}\\p{N}]|'[\\p{L}\\p{N}])";

    private static final String SHORTEST_WORDS = "[\\p{L}\\p{N}]{1,2}";

    private final int length;
    private final Pattern pattern;

    Secret(String value) {
        length = value.length();
        pattern = Pattern.compile(pattern(Pattern.quote(value)));
    }

    /**
     * A long one is hidden wherever it is. A short one is part of many words: what was hidden in them would tell it, and destroy them. And one of
     * two letters may be a word of the text by itself: all such words are hidden, so that nobody knows for which it was.
     */
    private String pattern(String literal) {
        if (length > 3) {
            return literal;
        }
        return BY_ITSELF.formatted(length > 2 ? literal : literal + "|" + SHORTEST_WORDS);
    }

    int length() {
        return length;
    }

    String hideIn(String text) {
        return length == 0 ? text : pattern.matcher(text).replaceAll(MASK);
    }
}
