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

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The service: a file as the request's body, or as the first one of a form. */
@RestController
class UploadController {

    private final ProducerTemplate camel;

    UploadController(ProducerTemplate camel) {
        this.camel = camel;
    }

    @PutMapping("/files/{name}")
    @ResponseStatus(HttpStatus.CREATED)
    AlfaFile put(@PathVariable String name, InputStream body) {
        return upload(name, body);
    }

    @PostMapping(path = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AlfaFile post(HttpServletRequest request) throws IOException {
        FormFile file = FormFile.first(request);
        return upload(file.name(), file.content());
    }

    private AlfaFile upload(String name, InputStream content) {
        return camel.requestBodyAndHeader(UploadRoute.UPLOAD, content, Exchange.FILE_NAME, name, AlfaFile.class);
    }
}
