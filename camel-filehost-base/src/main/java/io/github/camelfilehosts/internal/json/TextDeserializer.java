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
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.StringJoiner;

/** Reads all texts of a value, because messages may also be a list or an object. Null is read as "". */
public final class TextDeserializer extends StdDeserializer<String> {

    private static final long serialVersionUID = 1L;

    public TextDeserializer() {
        super(String.class);
    }

    @Override
    public String getNullValue(DeserializationContext context) {
        return "";
    }

    @Override
    public String getAbsentValue(DeserializationContext context) {
        return null;
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return text(parser);
    }

    /** The text of the current value; afterwards the parser is at the end of the value. */
    static String text(JsonParser parser) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return parser.getText();
        }
        StringJoiner texts = new StringJoiner("; ");
        JsonStreamContext outer = parser.getParsingContext().getParent();
        while (parser.nextToken() != null && parser.getParsingContext() != outer) {
            if (parser.currentToken().isScalarValue()) {
                texts.add(parser.getText());
            }
        }
        return texts.toString();
    }
}
