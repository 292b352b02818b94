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
package io.github.camelfilehosts.filefactory.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.io.IOException;
import java.util.Map;

/**
 * The {@code result} of {@code getFileInfo}.
 *
 * @param files by ID, also those that were not asked for; null, or without some IDs, where the service says nothing of them
 */
record FilesAnswer(
        @JsonDeserialize(contentUsing = EntryDeserializer.class)
        Map<String, Entry> files) {

    /** @param unusable why there is no info */
    record Entry(FileInfo info, JsonMappingException unusable) {}

    /** Finds out how to read a file once, not for each. One that cannot be read is no reason not to read the others. */
    static final class EntryDeserializer extends StdDeserializer<Entry> implements ContextualDeserializer {

        private static final long serialVersionUID = 1L;

        private final transient JsonDeserializer<Object> file;

        EntryDeserializer() {
            this(null);
        }

        private EntryDeserializer(JsonDeserializer<Object> file) {
            super(Entry.class);
            this.file = file;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JavaType type = context.constructType(FileInfo.class);
            return new EntryDeserializer(context.findContextualValueDeserializer(type, property));
        }

        /** Null for what is no object. */
        @Override
        public Entry deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                parser.skipChildren();
                return null;
            }
            JsonStreamContext files = parser.getParsingContext().getParent();
            try {
                return new Entry((FileInfo) file.deserialize(parser, context), null);
            } catch (JsonMappingException e) {
                skipTo(files, parser, e);
                return new Entry(null, e);
            }
        }

        private static void skipTo(JsonStreamContext end, JsonParser parser, JsonMappingException e)
                throws IOException {
            while (parser.getParsingContext() != end) {
                if (parser.nextToken() == null) {
                    throw e;
                }
            }
        }
    }
}
