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

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelfilehosts.internal.json.EnclosedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.hc.core5.http.ContentType;

/**
 * The answer of an API.
 *
 * @param status the HTTP status
 * @param contentType as the server gave it; null if it did not
 * @param retryAfter the wait of the {@code Retry-After} header; null if there is none
 * @param redirect where a 3xx points to; null for other answers
 * @param body never null
 */
public record Reply(int status, String contentType, Duration retryAfter, URI redirect, byte[] body) {

    /** In bytes. Far more than the facts of 100 files; a longer answer is not one of the API. */
    static final int LONGEST = 8 * 1024 * 1024;

    /** The body of a longer answer, of which nothing is kept. */
    static final byte[] TOO_LONG = {};

    private static final int PIECE = 8 * 1024;

    /** Most bodies are; they are converted whole, because the streams' buffers are many times as large. */
    private static final int SHORT = 8 * PIECE;

    /** The type of the body as the server states it; must be quoted. */
    public String type() {
        return contentType == null ? "no content type" : contentType;
    }

    /** The length of the body, as text. */
    String length() {
        return body == TOO_LONG ? "more than " + LONGEST / (1024 * 1024) + " MiB" : body.length + " bytes";
    }

    /**
     * The first complete JSON object in the body that is wanted, whatever is around it.
     *
     * @param reader reads every object, including unrelated ones
     * @return null if there is none
     */
    public <T> T find(ObjectReader reader, Predicate<T> wanted) {
        return EnclosedJson.find(utf8(), reader, wanted);
    }

    /**
     * Bytes that are invalid in the charset become replacement characters, and need three times the memory. If the
     * result is longer than an answer may be, it is cut off, so that the JSON in it is incomplete.
     */
    private byte[] utf8() {
        if (body.length <= SHORT) {
            return new String(body, charset()).getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream(body.length + PIECE);
        try (Reader text = new InputStreamReader(new ByteArrayInputStream(body), charset());
                Writer encoded = new OutputStreamWriter(utf8, StandardCharsets.UTF_8)) {
            char[] piece = new char[PIECE];
            for (int count = text.read(piece); count >= 0 && utf8.size() < LONGEST; count = text.read(piece)) {
                encoded.write(piece, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return utf8.toByteArray();
    }

    /** The charset that the server names; UTF-8, the charset of JSON, if it names none or an unknown one. */
    private Charset charset() {
        try {
            ContentType type = ContentType.parseLenient(contentType);
            return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        } catch (IllegalArgumentException e) {
            // Not a valid name of a charset.
            return StandardCharsets.UTF_8;
        }
    }
}
