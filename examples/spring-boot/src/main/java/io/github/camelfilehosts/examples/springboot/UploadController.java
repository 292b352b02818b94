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

import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes files: as the body of a request, or the first file of a form. Each becomes a job. */
@RestController
class UploadController {

    /** The header that tells the job of an upload, even if it fails. */
    private static final String JOB = "Console-Job";

    private final Jobs jobs;
    private final Flights flights;
    private final Transfers transfers;

    UploadController(Jobs jobs, Flights flights, Transfers transfers) {
        this.jobs = jobs;
        this.flights = flights;
        this.transfers = transfers;
    }

    @PutMapping("/files/{name}")
    @ResponseStatus(HttpStatus.CREATED)
    AlfaFile put(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.CONTENT_LENGTH, required = false) Long size,
            InputStream body,
            HttpServletResponse response) {
        return upload(name, size, null, body, response);
    }

    /**
     * For the page. The name is not in the path, because many proxies refuse a slash or a percent sign in it.
     *
     * @param folder the path below the configured folder; missing folders are created
     */
    @PutMapping("/files")
    @ResponseStatus(HttpStatus.CREATED)
    AlfaFile put(
            @RequestParam String name,
            @RequestParam(required = false) String folder,
            @RequestHeader(name = HttpHeaders.CONTENT_LENGTH, required = false) Long size,
            InputStream body,
            HttpServletResponse response) {
        return upload(name, size, folder, body, response);
    }

    @PostMapping(path = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AlfaFile post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FormFile file = FormFile.first(request);
        return upload(file.name(), null, null, file.content(), response);
    }

    private AlfaFile upload(String name, Long size, String folder, InputStream content, HttpServletResponse response) {
        Job job = jobs.upload(name, size);
        response.setHeader(JOB, String.valueOf(job.id()));
        Flight flight = flights.begin(job.id(), Flight.Phase.RECEIVING);
        InputStream counted = new CountedStream(content, bytes -> flights.received(flight, bytes));
        return transfers.move(job, flight, UploadRoute.UPLOAD, exchange -> {
            exchange.getMessage().setBody(counted);
            exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
            exchange.getMessage().setHeader(AlfaFileConstants.FOLDER_PATH, folder);
        });
    }
}
