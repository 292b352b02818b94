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
package io.github.camelfilehosts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * Reads a value of which the service's text may be unusable. It is null then: the rest of the answer is still good.
 *
 * @param <T> what is read
 */
public abstract class LenientDeserializer<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    protected LenientDeserializer(Class<T> type) {
        super(type);
    }

    /** @return null if the text is no such value */
    protected abstract T read(String text);

    @Override
    public final T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            return null;
        }
        return read(parser.getValueAsString("").strip());
    }
}
