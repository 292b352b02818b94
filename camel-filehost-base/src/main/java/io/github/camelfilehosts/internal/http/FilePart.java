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
package io.github.camelfilehosts.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.InputStreamBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * A file as the one part of a multipart form.
 *
 * @param field the form field's name
 * @param fileName the file's name, any Unicode; quotes and line breaks are made safe
 * @param content the bytes, read once, to the end
 * @param length the length of the content, in bytes
 */
public record FilePart(String field, String fileName, InputStream content, long length) {

    HttpEntity entity() {
        // LEGACY with UTF-8 keeps a non-ASCII file name unchanged; STRICT replaces it by question marks.
        return MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                // The builder's own type says charset=ISO-8859-1, which is not the charset of the name.
                .setContentType(ContentType.create("multipart/form-data"))
                .addPart(field, new Body(content, safeFileName(), length))
                .build();
    }

    /** As in browsers (WHATWG HTML, multipart/form-data), so that a quote or line break cannot end the header. */
    private String safeFileName() {
        return fileName.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    /** HttpClient's own body copies 4 KiB at a time, with a system call each to read and to write. */
    private static final class Body extends InputStreamBody {

        private static final int BUFFER = 64 * 1024;

        Body(InputStream content, String fileName, long length) {
            super(content, ContentType.APPLICATION_OCTET_STREAM, fileName, length);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] buffer = new byte[BUFFER];
            InputStream in = getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
            out.flush();
        }
    }
}
