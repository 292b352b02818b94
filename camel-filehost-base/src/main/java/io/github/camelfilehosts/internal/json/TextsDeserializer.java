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
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads texts from an array, from the object that PHP makes of an array with gaps, or from a single text. */
public final class TextsDeserializer extends StdDeserializer<List<String>> {

    private static final long serialVersionUID = 1L;

    public TextsDeserializer() {
        super(List.class);
    }

    @Override
    public List<String> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isStructStart()) {
            return token.isNumeric() || token == JsonToken.VALUE_STRING ? List.of(parser.getText()) : List.of();
        }
        List<String> texts = new ArrayList<>();
        while (!parser.nextToken().isStructEnd()) {
            if (!parser.hasToken(JsonToken.FIELD_NAME)) {
                texts.add(TextDeserializer.text(parser));
            }
        }
        return texts;
    }
}
