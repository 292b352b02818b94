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
package io.github.camelfilehosts.camel;

import io.github.camelfilehosts.FileReference;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.http.CallContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Reads the IDs of files from whatever a route has: IDs, pasted links, records, and any number of them. Immutable. */
public final class FileIds {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_SHOWN = 100;

    private final Pattern link;

    /** @param link what a link of the service looks like; its group {@code id} is the ID */
    public FileIds(Pattern link) {
        this.link = link;
    }

    /**
     * Exactly one ID.
     *
     * @throws InvalidRequestException if there is none, or more than one
     */
    public String one(MessageOptions options, String header, String option, Object configured) {
        List<String> ids = many(options, header, option, configured);
        if (ids.size() > 1) {
            throw options.invalid(
                    header, option, "takes one ID for this operation, but has " + ids.size() + ": " + ids);
        }
        return ids.get(0);
    }

    /**
     * At least one ID; from the body where neither header nor option gives any.
     *
     * @throws InvalidRequestException if there is none
     */
    public List<String> many(MessageOptions options, String header, String option, Object configured) {
        Object value = options.value(header, option, configured);
        String source = value == null ? "the message body" : "option " + option + " (header " + header + ")";
        if (value == null) {
            value = options.bodyAsId();
        }
        if (value == null) {
            throw options.invalid(header, option, "is missing, and the message has no body that could stand for it");
        }
        List<String> ids = new ArrayList<>();
        collect(value, source, options, ids);
        if (ids.isEmpty()) {
            throw new InvalidRequestException(options.context().failure(source + " holds no ID"));
        }
        return ids;
    }

    /** One ID that is no file's, a folder's say, or null if nobody gives one; the body never stands for it. */
    public String optional(MessageOptions options, String header, String option, Object configured) {
        String text = options.text(header, option, configured);
        return text == null
                ? null
                : id(text.strip(), "option " + option + " (header " + header + ")", options.context());
    }

    private void collect(Object value, String source, MessageOptions options, List<String> ids) {
        if (value instanceof FileReference reference) {
            ids.add(id(reference.id(), source, options.context()));
        } else if (value instanceof Collection<?> several) {
            collect(several.iterator(), source, options, ids);
        } else if (value instanceof Iterator<?> several) {
            several.forEachRemaining(each -> collectElement(each, source, options, ids));
        } else if (value instanceof Object[] several) {
            collect(Arrays.asList(several), source, options, ids);
        } else {
            split(text(value, source, options), source, options.context(), ids);
        }
    }

    private void collectElement(Object each, String source, MessageOptions options, List<String> ids) {
        int before = ids.size();
        if (each != null) {
            collect(each, source, options, ids);
        }
        if (ids.size() == before) {
            throw new InvalidRequestException(
                    options.context().failure(source + " holds a blank ID, after " + before + " others"));
        }
    }

    private static String text(Object value, String source, MessageOptions options) {
        Exchange exchange = options.exchange();
        String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, value);
        if (text == null) {
            throw new InvalidRequestException(options.context()
                    .failure(source + " cannot be read as IDs: it is a "
                            + value.getClass().getName()));
        }
        if (text.isBlank()) {
            throw new InvalidRequestException(options.context().failure(source + " is a blank ID"));
        }
        return text;
    }

    private void split(String text, String source, CallContext context, List<String> ids) {
        StringTokenizer words = new StringTokenizer(text);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            boolean afterLink = false;
            for (String piece : word.split(",")) {
                boolean isLink = isLink(piece);
                // A file name at the end of a link may hold commas.
                boolean isRestOfLink = afterLink && !isLink && !isId(piece);
                if (!piece.isEmpty() && !isRestOfLink) {
                    ids.add(id(piece, source, context));
                    afterLink = isLink;
                }
            }
        }
    }

    /** Whatever was taken for an ID may be anything, and long. */
    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    /** By hand: there may be a hundred thousand. */
    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_ID;
    }

    private static boolean isLink(String text) {
        return text.indexOf('/') >= 0;
    }

    private String id(String text, String source, CallContext context) {
        if (text == null) {
            throw new InvalidRequestException(context.failure(source + " is a record without an ID"));
        }
        if (!isLink(text)) {
            if (!isId(text)) {
                throw new InvalidRequestException(
                        context.failure(source + " holds '" + shown(text) + "', which is no ID"));
            }
            return text;
        }
        Matcher matcher = link.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidRequestException(context.failure(
                    source + " holds '" + shown(text) + "', which is no link to a file of this service"));
        }
        return matcher.group("id");
    }
}
