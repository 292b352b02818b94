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
package io.github.camelfilehosts.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JSON text whose values can be changed by their number, in the order in which they stand there. */
final class EditedJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Where a value stands; both are null for the whole. */
    private record Place(JsonNode parent, String name, int index) {}

    private JsonNode root;
    private final List<Place> places = new ArrayList<>();

    private EditedJson(JsonNode root) {
        this.root = root;
        places.add(new Place(null, null, 0));
        collect(root);
    }

    /** @return null if the text is no JSON */
    static EditedJson of(byte[] text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            return root.isContainerNode() ? new EditedJson(root) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private void collect(JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                places.add(new Place(node, field.getKey(), 0));
                collect(field.getValue());
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Place(node, null, i));
            collect(node.get(i));
        }
    }

    private Place place(int number) {
        return places.get(Math.floorMod(number, places.size()));
    }

    private JsonNode get(Place place) {
        if (place.parent() == null) {
            return root;
        }
        return place.name() == null
                ? place.parent().get(place.index())
                : place.parent().get(place.name());
    }

    private void set(Place place, JsonNode value) {
        if (place.parent() instanceof ObjectNode object) {
            object.set(place.name(), value);
        } else if (place.parent() instanceof ArrayNode array) {
            array.set(place.index(), value);
        } else {
            root = value;
        }
    }

    void replace(int number, String value) {
        set(place(number), node(value));
    }

    void remove(int number) {
        Place place = place(number);
        if (place.parent() instanceof ObjectNode object) {
            object.remove(place.name());
        } else if (place.parent() instanceof ArrayNode array) {
            array.remove(place.index());
        }
    }

    /**
     * Beside the value of that number, under its own name: what a name that occurs twice means is for its reader to
     * say.
     */
    void repeat(int number, String value) {
        Place place = place(number);
        if (place.parent() instanceof ObjectNode object) {
            JsonNode there = get(place);
            object.set(place.name(), raw(there + ",\"" + place.name() + "\":" + node(value)));
        } else if (place.parent() instanceof ArrayNode array) {
            array.insert(place.index(), node(value));
        }
    }

    /** Into the first object or array at or after the value of that number. */
    void add(int number, String value) {
        for (int i = 0; i < places.size(); i++) {
            JsonNode container = get(place(number + i));
            if (container instanceof ObjectNode object) {
                object.set("more", node(value));
                return;
            }
            if (container instanceof ArrayNode array) {
                array.add(node(value));
                return;
            }
        }
    }

    /** A number becomes a text, and what else is no object or array becomes what its text means. */
    void retype(int number) {
        Place place = place(number);
        JsonNode value = get(place);
        if (value.isValueNode()) {
            set(place, value.isTextual() ? node(value.asText()) : JsonNodeFactory.instance.textNode(value.asText()));
        }
    }

    void nest(int number, int depth) {
        Place place = place(number);
        String open = depth % 2 == 0 ? "[" : "{\"a\":";
        String close = depth % 2 == 0 ? "]" : "}";
        set(place, raw(open.repeat(depth) + get(place) + close.repeat(depth)));
    }

    /** The JSON that a text is, else the text as JSON. */
    private static JsonNode node(String value) {
        try {
            MAPPER.readTree(value);
            return value.isBlank() ? JsonNodeFactory.instance.textNode(value) : raw(value);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(value);
        }
    }

    private static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    byte[] text() {
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }
}
