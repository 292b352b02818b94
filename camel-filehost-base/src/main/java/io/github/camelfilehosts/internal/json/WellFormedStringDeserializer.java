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
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads a text without halves of surrogate pairs: JSON can escape them, but neither UTF-8 nor other mappers can write
 * them.
 */
final class WellFormedStringDeserializer extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    WellFormedStringDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken().isBoolean()) {
            // PHP writes this for none; it is not a text.
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = StringDeserializer.instance.deserialize(parser, context);
        return text == null || !hasSurrogates(text)
                ? text
                : HALF_PAIR.matcher(text).replaceAll("\uFFFD");
    }

    /** Hardly any text has them, and a pattern for each text would take as long as all other reading. */
    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
