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
package io.github.camelfilehosts.ids;

/** What the characters of a pasted text do there. */
final class Marks {

    /** Of all scripts that write links, and the joiners without width: between IDs they separate, in a file's name they may stand. */
    private static final String COMMAS = ",;\uFF0C\uFF1B\u3001\u060C\u061B\u200C\u200D";

    /** Line separators and spaces without width that Unicode does not count as white space, a byte order mark among them. */
    private static final String OTHER_SPACES = "\u0085\u180E\u200B\u2060\uFEFF";

    private static final String STRAIGHT_QUOTES = "\"'`\u00B4<>";
    private static final String FULL_STOPS = ".!\u3002\uFF0E";

    private Marks() {}

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || OTHER_SPACES.indexOf(c) >= 0;
    }

    static boolean isComma(char c) {
        return COMMAS.indexOf(c) >= 0;
    }

    static boolean isSeparator(char c) {
        return isSpace(c) || isComma(c);
    }

    /** A bracket, a quote, or a mark that nobody sees, for the direction of text say. */
    static boolean isDecoration(char c) {
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            case Character.FORMAT -> !isSeparator(c);
            default -> STRAIGHT_QUOTES.indexOf(c) >= 0;
        };
    }

    static boolean isFullStop(char c) {
        return FULL_STOPS.indexOf(c) >= 0;
    }
}
