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
package io.github.camelfilehosts.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import java.util.function.Predicate;

/** Finds JSON inside other text: warnings and stack traces of PHP, HTML, other JSON, even with braces. */
public final class EnclosedJson {

    /** How many are tried before giving up; a long page has a few hundred. */
    private static final int MOST_TRIES = 10_000;

    private EnclosedJson() {}

    /**
     * The first complete object that is wanted; one that is not quite JSON only if there is no other. Objects inside
     * another complete object are not looked at, nor is text read again that was part of half an object. So the time is
     * linear in the length of the text.
     *
     * @param text in UTF-8
     * @param reader reads every object, including unrelated ones
     * @return null if there is none
     */
    public static <T> T find(byte[] text, ObjectReader reader, Predicate<T> wanted) {
        T found = find(text, Json.MAPPER, reader, wanted);
        // Otherwise what breaks half an object, for example a line break in a text, would hide the complete one after
        // it.
        return found == null ? find(text, Json.LENIENT, reader, wanted) : found;
    }

    private static <T> T find(byte[] text, ObjectMapper parsers, ObjectReader reader, Predicate<T> wanted) {
        int start = next(text, 0);
        for (int tries = 0; start < text.length && tries < MOST_TRIES; tries++) {
            try (JsonParser parser = parsers.createParser(text, start, text.length - start)) {
                T object = object(text, start, parsers, parser, reader);
                if (object != null && wanted.test(object)) {
                    return object;
                }
                // What broke half an object may be the beginning of a complete one.
                long read = object == null
                        ? parser.currentTokenLocation().getByteOffset() + 1
                        : parser.currentLocation().getByteOffset();
                start = next(text, start + Math.max(1, (int) read));
            } catch (IOException e) {
                return null;
            }
        }
        return null;
    }

    private static int next(byte[] text, int from) {
        int start = from;
        while (start < text.length && text[start] != '{') {
            start++;
        }
        return start;
    }

    private static <T> T object(byte[] text, int start, ObjectMapper parsers, JsonParser parser, ObjectReader reader) {
        try {
            return read(text, start, parsers, parser, reader);
        } catch (IOException e) {
            return null;
        }
    }

    private static <T> T read(byte[] text, int start, ObjectMapper parsers, JsonParser parser, ObjectReader reader)
            throws IOException {
        try {
            return reader.readValue(parser);
        } catch (InvalidDefinitionException e) {
            // A complete record does not take a field a second time. In a tree, the last one counts.
            skipRest(parser);
            return reader.readValue(parsers.readTree(text, start, text.length - start));
        }
    }

    private static void skipRest(JsonParser parser) throws IOException {
        while (!parser.getParsingContext().inRoot() && parser.nextToken() != null) {
            // The tree has its content already.
        }
    }
}
