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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The one {@link ObjectMapper}: forgiving in what it reads, because both services are written in PHP. */
public final class Json {

    /** Thread-safe; not to be reconfigured. */
    public static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // The IDs of files are names of fields too: they are never the same again.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // An empty object comes as [].
            .enable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .addModule(new SimpleModule()
                    .addDeserializer(Boolean.class, new LenientBoolean())
                    .addDeserializer(String.class, new WellFormedString()))
            .build();

    private Json() {}

    /** Without halves of surrogate pairs, which can be escaped in JSON, but written neither in UTF-8 nor by other mappers. */
    private static final class WellFormedString extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;
        private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

        WellFormedString() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            return text == null || !hasSurrogates(text)
                    ? text
                    : HALF_PAIR.matcher(text).replaceAll("\uFFFD");
        }

        /** Hardly any text has them; a pattern for each text costs as much as all other reading. */
        private static boolean hasSurrogates(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Takes {@code "1"} and {@code "0"} too, which Jackson takes as numbers only. */
    private static final class LenientBoolean extends StdDeserializer<Boolean> {

        private static final long serialVersionUID = 1L;
        private static final Set<String> TRUE = Set.of("true", "1", "yes");
        private static final Set<String> FALSE = Set.of("false", "0", "no");

        LenientBoolean() {
            super(Boolean.class);
        }

        @Override
        public Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isStructStart()) {
                return (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
            }
            if (parser.currentToken().isBoolean()) {
                return parser.getBooleanValue();
            }
            String text = parser.getValueAsString("").strip().toLowerCase(Locale.ROOT);
            if (TRUE.contains(text)) {
                return true;
            }
            if (FALSE.contains(text)) {
                return false;
            }
            return text.isEmpty()
                    ? null
                    : (Boolean) context.handleWeirdStringValue(Boolean.class, text, "neither true nor false");
        }
    }
}
