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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelfilehosts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * What an API answered.
 *
 * @param status the HTTP status
 * @param contentType as the server gave it, or null
 * @param retryAfter the {@code Retry-After} header, in seconds or as a date, or null
 * @param redirect where a 3xx points to, or null
 * @param body never null
 */
public record Reply(int status, String contentType, Duration retryAfter, URI redirect, byte[] body) {

    private static final ObjectReader TREE = Json.MAPPER.readerFor(JsonNode.class);

    /**
     * The first JSON object in the body; null if there is none. Whatever stands before the first brace is skipped: a stray {@code 1} was seen
     * there in the wild.
     */
    public JsonNode json() {
        return read(TREE);
    }

    /** What the first JSON object in the body, as {@link #json}, stands for; null if there is none, or one of another kind. */
    <T> T read(ObjectReader reader) {
        int start = 0;
        while (start < body.length && body[start] != '{') {
            start++;
        }
        if (start == body.length) {
            return null;
        }
        try {
            return reader.readValue(body, start, body.length - start);
        } catch (IOException e) {
            return null;
        }
    }
}
