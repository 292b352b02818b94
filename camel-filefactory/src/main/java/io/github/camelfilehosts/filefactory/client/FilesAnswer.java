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
 * @param files by ID; null, or without some IDs, where the service says nothing of them
 */
record FilesAnswer(
        @JsonDeserialize(contentUsing = FileOrNothing.class) Map<String, FileInfo> files) {

    /** Finds out how to read a file once, not for each. */
    static final class FileOrNothing extends StdDeserializer<FileInfo> implements ContextualDeserializer {

        private static final long serialVersionUID = 1L;

        private final transient JsonDeserializer<Object> file;

        FileOrNothing() {
            this(null);
        }

        private FileOrNothing(JsonDeserializer<Object> file) {
            super(FileInfo.class);
            this.file = file;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JavaType type = context.constructType(FileInfo.class);
            return new FileOrNothing(context.findContextualValueDeserializer(type, property));
        }

        @Override
        public FileInfo deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.isExpectedStartObjectToken()) {
                return (FileInfo) file.deserialize(parser, context);
            }
            parser.skipChildren();
            return null;
        }
    }
}
