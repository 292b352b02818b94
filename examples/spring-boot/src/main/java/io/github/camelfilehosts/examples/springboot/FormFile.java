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
package io.github.camelfilehosts.examples.springboot;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A file in a form, read from the connection. The servlet container's own parts would be stored on disk before the
 * component stores them there again.
 *
 * @param name as the browser gave it
 * @param content to be read before the request is answered
 */
record FormFile(String name, InputStream content) {

    /** The first file of a form; what follows it is not read. */
    static FormFile first(HttpServletRequest request) throws IOException {
        try {
            FileItemInputIterator parts = new JakartaServletFileUpload<>().getItemIterator(request);
            while (parts.hasNext()) {
                FileItemInput part = parts.next();
                // A browser sends an empty name where no file was chosen.
                if (!part.isFormField() && !part.getName().isBlank()) {
                    return new FormFile(part.getName(), part.getInputStream());
                }
            }
        } catch (FileUploadException | InvalidPathException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form cannot be read: " + e.getMessage(), e);
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form has no file");
    }
}
