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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.EnumResolver;
import java.lang.reflect.Type;

/**
 * The {@link ObjectMapper}, which reads values in all forms in which PHP, the language of both services, writes them.
 */
public final class Json {

    /** About ten times as many as in the largest answers, so that an endless answer does not fill the memory. */
    private static final int MOST_TOKENS = 200_000;

    /** In characters. No text of the services is as long, and a longer one needs several times its length in memory. */
    private static final int LONGEST_TEXT = 64 * 1024;

    private static final int LONGEST_NAME = 1_000;
    private static final int DEEPEST_NESTING = 100;

    /** Thread-safe; not to be reconfigured. */
    public static final ObjectMapper MAPPER = JsonMapper.builder(factory().build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .withCoercionConfigDefaults(all ->
                    all.setAcceptBlankAsEmpty(true).setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
            .addModule(module())
            .build();

    /**
     * Parses text that is not quite JSON, as if written by hand: line breaks in a text, {@code \'}, an extra comma,
     * {@code 007}. Thread-safe; not to be reconfigured.
     */
    static final ObjectMapper LENIENT = JsonMapper.builder(factory()
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .build();

    private Json() {}

    private static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder()
                // IDs of files occur as names of fields, and rarely repeat.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxTokenCount(MOST_TOKENS)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_NAME)
                        .maxNestingDepth(DEEPEST_NESTING)
                        .build())
                .characterEscapes(new UnseenEscapes());
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule();
        module.setDeserializers(new Scalars());
        return module;
    }

    /**
     * Reads the answer of a service: an unreadable value is null, with a log line at DEBUG. Our own files are read
     * strictly.
     */
    public static ObjectReader answer(Type type) {
        return MAPPER.readerFor(MAPPER.constructType(type)).withHandler(new UnreadableIsNull());
    }

    private static final class Scalars extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        Scalars() {
            addDeserializer(String.class, new WellFormedStringDeserializer());
            addDeserializer(Boolean.class, new BooleanDeserializer());
            addDeserializer(Long.class, new AmountDeserializer<>(Long.class, Long.MAX_VALUE, Long::valueOf));
            addDeserializer(
                    Integer.class, new AmountDeserializer<>(Integer.class, Integer.MAX_VALUE, value -> (int) value));
        }

        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return new ConstantDeserializer(EnumResolver.constructFor(config, description.getClassInfo()));
        }
    }
}
