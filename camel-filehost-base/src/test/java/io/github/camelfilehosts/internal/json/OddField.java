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

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of a record, under the name that a service has for it, and what may stand in it that does not belong there.
 */
public final class OddField {

    /** As JSON. */
    public static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "7",
            "1.5",
            "12.0",
            "1e3",
            "1e400",
            "-1e1000000000",
            "NaN",
            "-Infinity",
            "100000000000000000000",
            "\"100000000000000000000\"",
            "\"inf\"",
            "\"unknown\"",
            "\"n/a\"",
            "\"1,234\"",
            "\"12 MB\"",
            "\"-1\"",
            "\"true\"",
            "\"null\"",
            "\"\"",
            "\" \"",
            "\"0000-00-00 00:00:00\"",
            "\"2014-02-30 25:61:61\"",
            "\"\\ud83d\"",
            "\"" + "x".repeat(10_000) + "\"",
            "[]",
            "[null]",
            "[[]]",
            "[{}]",
            "[\"x\",7]",
            "{}",
            "{\"a\":1}",
            "{\"a\":{\"b\":[1]},\"size\":8}");

    /** As Camel's own, which knows nothing of ours. */
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private final JsonPointer path;

    private OddField(JsonPointer path) {
        this.path = path;
    }

    /** All of a record, and of the records in it. */
    public static Stream<OddField> of(Class<?> type) {
        return of(type, JsonPointer.empty());
    }

    private static Stream<OddField> of(Class<?> type, JsonPointer in) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            JsonPointer path = in.appendProperty(name(component));
            Stream<OddField> inner = component.getType().isRecord() ? of(component.getType(), path) : Stream.empty();
            return Stream.concat(Stream.of(new OddField(path)), inner);
        });
    }

    private static String name(RecordComponent component) {
        JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        if (alias != null) {
            return alias.value()[0];
        }
        return property == null ? component.getName() : property.value();
    }

    /**
     * An answer with a value in this field.
     *
     * @param record where the record is in the answer
     */
    public String in(String answer, String record, String value) throws JsonProcessingException {
        JsonPointer place = JsonPointer.compile(record).append(path);
        JsonNode json = PLAIN.readTree(answer);
        ((ObjectNode) json.at(place.head())).putRawValue(place.last().getMatchingProperty(), new RawValue(value));
        return json.toString();
    }

    /** How many values this field has in an answer; 1 if it is no object. */
    public int values(String answer, String record) throws JsonProcessingException {
        return Math.max(
                1,
                PLAIN.readTree(answer)
                        .at(JsonPointer.compile(record).append(path))
                        .size());
    }

    /** How many values of a result are not those of another. */
    public static int differences(Object result, Object other) {
        return differences(PLAIN.valueToTree(result), (JsonNode) PLAIN.valueToTree(other));
    }

    private static int differences(JsonNode result, JsonNode other) {
        if (!result.isContainerNode() || !other.isContainerNode()) {
            return result.equals(other) ? 0 : 1;
        }
        int sum = Math.abs(result.size() - other.size());
        for (var field : result.properties()) {
            sum += differences(field.getValue(), other.path(field.getKey()));
        }
        return sum;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
