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
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a list from an array, or from the object that PHP makes of an array with gaps. */
public final class ListDeserializer extends StdDeserializer<List<?>> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final transient JsonDeserializer<Object> entry;

    public ListDeserializer() {
        this(null);
    }

    private ListDeserializer(JsonDeserializer<Object> entry) {
        super(List.class);
        this.entry = entry;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        JavaType type = property.getType().getContentType();
        return new ListDeserializer(context.findContextualValueDeserializer(type, property));
    }

    @Override
    public List<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return (List<?>) context.handleUnexpectedToken(List.class, parser);
        }
        List<Object> entries = new ArrayList<>();
        while (!parser.nextToken().isStructEnd()) {
            if (!parser.hasToken(JsonToken.FIELD_NAME)) {
                entries.add(
                        parser.hasToken(JsonToken.VALUE_NULL)
                                ? entry.getNullValue(context)
                                : entry.deserialize(parser, context));
            }
        }
        return entries;
    }
}
