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

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.json.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes records of results. */
public final class Results {

    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return Json.answer(type);
        }
    };

    private Results() {}

    /**
     * The record that a result holds.
     *
     * @throws UnexpectedResponseException if it is none, or one that lacks what it cannot do without
     */
    public static <T> T read(JsonNode result, Class<T> type, String method, CallContext context) {
        return find(result, type, method, context).orElseThrow(() -> missing(type, method, context));
    }

    /**
     * The record that a result holds; empty for {@code null}, for the empty array that PHP makes of an empty object,
     * and for a missing node. A node is itself, whatever it is.
     *
     * @throws UnexpectedResponseException if it is none, or one that lacks what it cannot do without
     */
    static <T> Optional<T> find(JsonNode result, Class<T> type, String method, CallContext context) {
        if (type.isInstance(result)) {
            return Optional.of(type.cast(result));
        }
        if (result.isMissingNode() || result.isNull() || result.isArray() && result.isEmpty()) {
            return Optional.empty();
        }
        if (!result.isObject()) {
            throw unusable(type, method, context, "");
        }
        try {
            return Optional.of(READERS.get(type).readValue(result));
        } catch (IOException e) {
            // Neither its message nor itself is passed on: they quote the value, and a service may echo a secret
            // anywhere.
            throw unusable(type, method, context, where(e));
        }
    }

    /** There is no result where there must be one. */
    public static UnexpectedResponseException missing(Class<?> type, String method, CallContext context) {
        return new UnexpectedResponseException(
                context.failure(method + " was answered without a " + type.getSimpleName()));
    }

    private static UnexpectedResponseException unusable(
            Class<?> type, String method, CallContext context, String where) {
        return new UnexpectedResponseException(
                context.failure(method + " was answered with a result that is no " + type.getSimpleName() + where));
    }

    private static String where(IOException e) {
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                        .map(Results::name)
                        .collect(Collectors.joining(".", ": its ", " is unusable"))
                : "";
    }

    private static String name(Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }
}
