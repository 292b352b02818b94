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

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.SafeText;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One pass over one text, from left to right. */
final class IdScanner {

    private static final int LONGEST_SHOWN = 100;
    private static final Pattern LIST_NUMBER = Pattern.compile("\\d{1,3}");

    private final String text;
    private final Matcher link;
    private final Matcher beginOfLink;
    private final List<String> ids;
    private final Function<String, Failure> failure;

    /** Where the current item begins, with its decorations. */
    private int begin;

    private int at;

    /** The first one after the last search. A new search at each opening bracket could take quadratic time. */
    private int closingBracket = -1;

    IdScanner(String text, Matcher link, Matcher beginOfLink, List<String> ids, Function<String, Failure> failure) {
        this.text = text;
        this.link = link;
        this.beginOfLink = beginOfLink;
        this.ids = ids;
        this.failure = failure;
    }

    void scan() {
        for (at = behindSeparators(0); at < text.length(); at = behindSeparators(at)) {
            begin = at;
            at = behindDecorations(behindTextOfLink(at));
            if (link.region(at, text.length()).lookingAt()) {
                takeLink();
            } else {
                takeWord();
            }
        }
    }

    private void takeLink() {
        String id = link.group("id");
        int behindId = link.end();
        int end = endOfLink(behindId);
        if (end < 0 && goesOn(behindId)) {
            end = endOfLink(endOfName(behindId));
        }
        if (end < 0 || !IdReader.isId(id)) {
            throw refused(endOfWord(behindId));
        }
        ids.add(id);
        at = end;
    }

    /** With a file name, a query or a fragment. */
    private boolean goesOn(int behindId) {
        return link.end("slashes") > link.start("slashes") || "?#".indexOf(text.charAt(behindId)) >= 0;
    }

    /**
     * A comma may be part of a name. A closing quote or angle bracket whose opening one is before the link is not (RFC
     * 3986, appendix C).
     */
    private int endOfName(int from) {
        String closings = at == 0 ? "" : Marks.closings(text.charAt(at - 1));
        int end = from;
        while (end < text.length() && !endsName(end, closings)) {
            end++;
        }
        return end;
    }

    private boolean endsName(int index, String closings) {
        char c = text.charAt(index);
        return Marks.isSpace(c)
                || closings.indexOf(c) >= 0
                || Marks.isComma(c) && beginsLink(behindTextOfLink(index + 1));
    }

    /**
     * Where the decoration of a link ends and the next item may follow; -1 if anything else follows the ID, because the
     * link may then be cut off or mean another file.
     */
    private int endOfLink(int from) {
        int end = behindDecorations(from);
        if (end < text.length() && Marks.isFullStop(text.charAt(end))) {
            end = behindDecorations(end + 1);
        }
        return end == text.length() || Marks.isSeparator(text.charAt(end)) || beginsLink(end) ? end : -1;
    }

    private void takeWord() {
        int end = endOfWord(at);
        int endOfId = beforeDecorations(end);
        if (endOfId > at && Marks.isFullStop(text.charAt(endOfId - 1))) {
            endOfId = beforeDecorations(endOfId - 1);
        }
        String word = text.substring(at, endOfId);
        String item = text.substring(begin, end);
        if (IdReader.isId(word) && !isTag(item)) {
            requireNoListNumber(word, endOfId, end);
            ids.add(word);
        } else if (item.codePoints().anyMatch(Character::isLetterOrDigit)) {
            throw refused(end);
        }
        // Otherwise it is, for example, a dash or a dot before an item of a list.
        at = end;
    }

    private static boolean isTag(String item) {
        return item.chars().anyMatch(c -> Marks.opensTag((char) c));
    }

    /**
     * A number before a link may be the ID of another file. An ideographic comma may follow a list number, and
     * separates items too.
     */
    private void requireNoListNumber(String word, int endOfId, int end) {
        boolean looksLikeNumber = endOfId < text.length()
                && Marks.isListMark(text.charAt(endOfId))
                && LIST_NUMBER.matcher(word).matches();
        if (looksLikeNumber && beginsLink(behindTextOfLink(behindSeparators(end)))) {
            throw new InvalidRequestException(failure.apply("holds " + shown(end)
                    + " before a link, which may be a list number or an ID: leave it out, or give"
                    + " the ID alone"));
        }
    }

    /** As in Markdown: {@code [text](link)}. */
    private int behindTextOfLink(int from) {
        if (!text.startsWith("[", from)) {
            return from;
        }
        if (closingBracket < from) {
            int next = text.indexOf(']', from);
            closingBracket = next < 0 ? text.length() : next;
        }
        return text.startsWith("](", closingBracket) && beginsLink(closingBracket + 2) ? closingBracket + 2 : from;
    }

    private boolean beginsLink(int index) {
        return beginOfLink.region(behindDecorations(index), text.length()).lookingAt();
    }

    private int behindSeparators(int from) {
        int behind = from;
        while (behind < text.length() && Marks.isSeparator(text.charAt(behind))) {
            behind++;
        }
        return behind;
    }

    private int behindDecorations(int from) {
        int behind = from;
        while (behind < text.length() && Marks.isDecoration(text.charAt(behind))) {
            behind++;
        }
        return behind;
    }

    private int beforeDecorations(int from) {
        int before = from;
        while (before > at && Marks.isDecoration(text.charAt(before - 1))) {
            before--;
        }
        return before;
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < text.length() && !Marks.isSeparator(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private InvalidRequestException refused(int end) {
        return new InvalidRequestException(failure.apply(
                "holds " + shown(end) + ", which is neither an ID nor a link of this service with an ID"));
    }

    /** The text to show, shortened: it may be anything, and long. */
    private String shown(int end) {
        return "'" + SafeText.of(text.substring(begin, end), LONGEST_SHOWN) + "'";
    }
}
