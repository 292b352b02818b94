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
package io.github.camelfilehosts.internal.ids;

import java.util.Map;

/** The roles of characters in pasted text. */
final class Marks {

    /**
     * Commas and semicolons of all scripts, and zero-width joiners. They separate IDs, but may be part of a file's
     * name.
     */
    private static final String COMMAS = ",;\uFF0C\uFF1B\u3001\u060C\u061B\u200C\u200D";

    /**
     * Line separators and zero-width spaces that Unicode does not count as white space, including a byte order mark.
     */
    private static final String OTHER_SPACES = "\u0085\u180E\u200B\u2060\uFEFF";

    /** Of all widths, and the Hebrew ones: Unicode does not class them as opening or closing punctuation. */
    private static final String STRAIGHT_QUOTES = "\"'`\u00B4<>\uFF02\uFF07\uFF40\uFF1C\uFF1E\u05F3\u05F4";

    private static final String FULL_STOPS = ".!\u3002\uFF0E\uFF61\uFF01";

    /** What follows the number of a list item. It includes the ideographic comma, which is a separator otherwise. */
    private static final String LIST_MARKS = ".)]\u3002\uFF0E\uFF61\u3001\uFF09\uFF3D\u3011\u3015";

    /**
     * Opening marks before a link, with their closing ones. Languages differ in the direction of guillemets and in the
     * pairs of quotes. Single quotes and brackets are missing, because names contain them.
     */
    private static final Map<Character, String> CLOSINGS = Map.ofEntries(
            Map.entry('<', ">"),
            Map.entry('\uFF1C', "\uFF1E"),
            Map.entry('"', "\""),
            Map.entry('\uFF02', "\uFF02"),
            Map.entry('\u05F4', "\u05F4"),
            Map.entry('\u201C', "\u201D"),
            Map.entry('\u201D', "\u201D"),
            Map.entry('\u201E', "\u201C\u201D"),
            Map.entry('\u00AB', "\u00BB"),
            Map.entry('\u00BB', "\u00AB\u00BB"),
            Map.entry('\u2039', "\u203A"),
            Map.entry('\u203A', "\u2039\u203A"),
            Map.entry('\u300C', "\u300D"),
            Map.entry('\u300E', "\u300F"),
            Map.entry('\u300A', "\u300B"),
            Map.entry('\u3008', "\u3009"));

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

    /** A bracket, a quote, or an invisible mark, for example for the direction of text. */
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

    static boolean isListMark(char c) {
        return LIST_MARKS.indexOf(c) >= 0;
    }

    /** Around a link, in any width; around a word they are HTML. */
    static boolean opensTag(char c) {
        return c == '<' || c == '\uFF1C';
    }

    /**
     * The characters that end a name after this opening mark, in addition to those that end every name; may be empty.
     */
    static String closings(char opening) {
        return CLOSINGS.getOrDefault(opening, "");
    }
}
