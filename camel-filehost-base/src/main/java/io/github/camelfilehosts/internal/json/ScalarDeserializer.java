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
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Reads a value from its text, whether the service writes it as a text or as a number. An empty text is null. How other
 * values are handled is up to the reader (see {@link Json#answer}).
 *
 * @param <T> the type that is read
 */
public abstract class ScalarDeserializer<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    protected ScalarDeserializer(Class<T> type) {
        super(type);
    }

    /**
     * @param text not empty, and without space around it
     * @return null if the text is not such a value
     */
    protected abstract T read(String text);

    @Override
    @SuppressWarnings("unchecked")
    public final T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken().isStructStart()) {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
        String text = parser.getValueAsString("").strip();
        if (text.isEmpty()) {
            return null;
        }
        T value = read(text);
        return value == null ? (T) context.handleWeirdStringValue(handledType(), text, "unknown value") : value;
    }
}
