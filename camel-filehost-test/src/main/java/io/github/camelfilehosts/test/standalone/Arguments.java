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
package io.github.camelfilehosts.test.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.UploadFault;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Converts JSON to the arguments of the kit's methods. */
final class Arguments {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<Class<?>> FAULTS = List.of(ApiFault.class, DownloadFault.class, UploadFault.class);

    private Arguments() {}

    /** Whether the arguments match the types in number and in kind. */
    static boolean fit(Class<?>[] types, JsonNode arguments) {
        if (types.length != arguments.size()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!fits(types[i], arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Class<?> type, JsonNode value) {
        if (type == String.class || type == Duration.class || type == Charset.class || type.isEnum()) {
            return value.isTextual() || type == String.class && value.isNull();
        }
        if (type == int.class || type == long.class) {
            return value.isIntegralNumber();
        }
        if (type == double.class) {
            return value.isNumber();
        }
        if (type == boolean.class) {
            return value.isBoolean();
        }
        if (type == List.class || type == String[].class) {
            return value.isArray();
        }
        return type == Object.class
                || value.isObject() && (type == Map.class || type == Content.class || FAULTS.contains(type));
    }

    static Object[] of(Class<?>[] types, JsonNode arguments) {
        return IntStream.range(0, types.length)
                .mapToObj(i -> of(types[i], arguments.get(i)))
                .toArray();
    }

    private static Object of(Class<?> type, JsonNode value) {
        if (type == Duration.class) {
            return duration(value.textValue());
        }
        if (type == Content.class) {
            return content(value);
        }
        if (FAULTS.contains(type)) {
            return fault(type, value);
        }
        return MAPPER.convertValue(value, type);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("No duration, as PT1.5S is one: " + text, e);
        }
    }

    /** One of {@code {"text": "..."}}, {@code {"base64": "..."}}, {@code {"random": [size, seed]}}. */
    private static Content content(JsonNode value) {
        if (value.path("text").isTextual()) {
            return Content.of(value.get("text").textValue());
        }
        if (value.path("base64").isTextual()) {
            try {
                return Content.of(value.get("base64").binaryValue());
            } catch (IOException e) {
                throw new IllegalArgumentException("No base64", e);
            }
        }
        JsonNode random = value.path("random");
        if (random.size() == 2
                && random.get(0).isIntegralNumber()
                && random.get(1).isIntegralNumber()) {
            return Content.random(random.get(0).longValue(), random.get(1).longValue());
        }
        throw new IllegalArgumentException(
                "Content is {\"text\": ...}, {\"base64\": ...} or {\"random\": [size, seed]}");
    }

    /** One or more faults, by their names in Java: {@code {"silence": ["PT4S"], "dropReply": [true]}}. */
    private static Object fault(Class<?> type, JsonNode value) {
        Object all = null;
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            Object one = RemoteCall.of(type, each.getKey(), each.getValue());
            all = all == null ? one : and(type, all, one);
        }
        if (all == null) {
            throw new IllegalArgumentException("A fault has a name");
        }
        return all;
    }

    private static Object and(Class<?> type, Object one, Object other) {
        if (type == ApiFault.class) {
            return ((ApiFault) one).and((ApiFault) other);
        }
        return type == DownloadFault.class
                ? ((DownloadFault) one).and((DownloadFault) other)
                : ((UploadFault) one).and((UploadFault) other);
    }
}
