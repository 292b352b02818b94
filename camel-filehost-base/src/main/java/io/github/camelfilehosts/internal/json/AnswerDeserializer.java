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
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Reads an answer to its end, whatever is in it, because the envelope around it may be complete even if the answer is
 * not usable.
 */
final class AnswerDeserializer extends StdDeserializer<Answer<?>> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final transient JsonDeserializer<Object> content;

    AnswerDeserializer() {
        this(null);
    }

    private AnswerDeserializer(JsonDeserializer<Object> content) {
        super(Answer.class);
        this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        JavaType type = property.getType().containedType(0);
        return new AnswerDeserializer(context.findContextualValueDeserializer(type, property));
    }

    @Override
    public Answer<?> getNullValue(DeserializationContext context) {
        return Answer.of(null);
    }

    @Override
    public Answer<?> getAbsentValue(DeserializationContext context) {
        return null;
    }

    @Override
    public Answer<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return Answer.other(null);
        }
        JsonStreamContext envelope = parser.getParsingContext().getParent();
        if (parser.isExpectedStartArrayToken()) {
            boolean isEmpty = parser.nextToken() == JsonToken.END_ARRAY;
            skipRest(parser, envelope);
            return isEmpty ? Answer.of(null) : Answer.other(null);
        }
        try {
            return Answer.of(content.deserialize(parser, context));
        } catch (InvalidDefinitionException e) {
            // A field is there twice, which EnclosedJson handles.
            throw e;
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof JsonProcessingException cause && !(cause instanceof JsonMappingException)) {
                // The JSON is at fault, not the answer.
                throw e;
            }
            skipRest(parser, envelope);
            // The exception and its message are not passed on, because they quote the value, and a service may echo a
            // secret anywhere.
            return Answer.other(
                    e.getPath().stream().map(AnswerDeserializer::name).collect(Collectors.joining(".")));
        }
    }

    private static void skipRest(JsonParser parser, JsonStreamContext outer) throws IOException {
        while (parser.getParsingContext() != outer && parser.nextToken() != null) {
            // Its content no longer matters.
        }
    }

    private static String name(Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }
}
