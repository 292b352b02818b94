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
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the IDs of one service out of pasted text: IDs and links, with various separators and decorations. What is
 * doubtful is refused, because the files may be about to be deleted. Time and memory are linear in the length of the
 * text. Immutable.
 */
public final class IdReader {

    private static final int LONGEST_ID = 64;

    private final Pattern link;
    private final Pattern beginOfLink;

    /**
     * @param site the host in a link, without its {@code www.}, as a regular expression
     * @param path what is between host and ID in a link, without slashes at its ends, as a regular expression
     */
    public IdReader(String site, String path) {
        // A doubled slash occurs in practice.
        link = Pattern.compile("(?i:(?:(?:https?:)?//)?(?:www\\.)?" + site + "(?::\\d{1,5})?/++" + path
                + "/++)(?<id>[A-Za-z0-9]++)(?<slashes>/*+)");
        beginOfLink = Pattern.compile("(?i:(?:https?|ftp)://|(?://)?(?:www\\.)?" + site + "[/:])");
    }

    /**
     * The IDs in a text, in order, repeats included; the list cannot be changed.
     *
     * @param text null counts as empty
     * @param failure makes a failure of what the text does wrong, such as "holds no ID"
     * @throws InvalidRequestException if the text holds no ID, or anything else
     */
    public List<String> ids(String text, Function<String, Failure> failure) {
        List<String> ids = new IdList();
        if (text != null) {
            read(text, ids, failure);
        }
        if (ids.isEmpty()) {
            throw new InvalidRequestException(failure.apply("holds no ID"));
        }
        return Collections.unmodifiableList(ids);
    }

    /**
     * Adds the IDs in a text, of which there may be none.
     *
     * @throws InvalidRequestException if the text holds anything else
     */
    public void read(String text, List<String> ids, Function<String, Failure> failure) {
        new IdScanner(text, link.matcher(text), beginOfLink.matcher(text), ids, failure).scan();
    }

    /** Whether a text is an ID and nothing else. */
    public static boolean isId(String text) {
        return text.length() <= LONGEST_ID
                && text.chars().allMatch(IdReader::isInIds)
                && text.chars().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean isInIds(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
