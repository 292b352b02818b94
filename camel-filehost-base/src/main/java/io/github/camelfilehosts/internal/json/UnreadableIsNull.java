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
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Treats an unreadable value like a missing one: it is null, and the rest of the answer is used. This does not apply to
 * a primitive, which cannot be null, or to a list or a map, which is the main content of its answer: without it, the
 * answer would look like an empty one.
 */
final class UnreadableIsNull extends DeserializationProblemHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableIsNull.class);

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String text, String message)
            throws IOException {
        return passOver(context.getParser(), type);
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws IOException {
        // PHP writes an empty object as [].
        boolean none =
                token == JsonToken.START_ARRAY && type.isContainerType() && parser.nextToken() == JsonToken.END_ARRAY;
        return none ? null : passOver(parser, type.getRawClass());
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws IOException {
        return passOver(parser, type);
    }

    private static Object passOver(JsonParser parser, Class<?> type) throws IOException {
        if (type.isPrimitive() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            return NOT_HANDLED;
        }
        LOG.debug("{} cannot be read and is taken as null", field(parser, type));
        parser.skipChildren();
        return null;
    }

    /**
     * Never shows the value, because a service may echo a secret anywhere. Where records are by ID, the name is a value
     * too.
     */
    private static String field(JsonParser parser, Class<?> type) throws IOException {
        return type.isRecord() ? "a " + type.getSimpleName() : parser.currentName();
    }
}
