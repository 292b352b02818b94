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
package io.github.camelfilehosts.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;

/** Finds the file in a multipart body, without holding or storing it. */
final class MultipartFile extends AbstractFileUpload<RequestContext, DiskFileItem, DiskFileItemFactory> {

    /** The field in which AlfaFile wants the file. */
    private static final String FIELD = "file";

    private MultipartFile() {
        // File names come as raw UTF-8 or as filename*, never in another charset.
        setHeaderCharset(StandardCharsets.UTF_8);
    }

    /**
     * The first part that holds a file, ready to be read; null if there is none.
     *
     * @throws IOException if this is no multipart body, or ends too early
     */
    static FileItemInput in(String contentType, InputStream body) throws IOException {
        FileItemInputIterator parts = new MultipartFile().getItemIterator(new Body(contentType, body));
        while (parts.hasNext()) {
            FileItemInput part = parts.next();
            if (FIELD.equals(part.getFieldName())) {
                return part;
            }
        }
        return null;
    }

    @Override
    public FileItemInputIterator getItemIterator(RequestContext request) throws IOException {
        return super.getItemIterator(request);
    }

    @Override
    public List<DiskFileItem> parseRequest(RequestContext request) {
        throw new UnsupportedOperationException("Nothing is stored");
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(RequestContext request) {
        throw new UnsupportedOperationException("Nothing is stored");
    }

    private record Body(String contentType, InputStream stream) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }
}
