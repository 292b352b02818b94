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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Files far larger than the heap: {@code ./mvnw verify -Plarge} uploads 2 GiB as a body and in a form, in a heap of 64
 * MiB that the client and the stand-in share.
 */
@Tag("large")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class LargeUploadTest {

    private static final Content CONTENT = Content.random(Long.getLong("large.bytes", 2L << 30), 42);

    @RegisterExtension
    static final AlfaFileServer ALFAFILE = new AlfaFileServer();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("camel.component.alfafile.api-url", ALFAFILE::apiUrl);
        registry.add("camel.component.alfafile.token", ALFAFILE::token);
    }

    @Test
    void asABody() throws Exception {
        upload(request("/files/large.bin").PUT(publisher(CONTENT.open(0), CONTENT.size())));
    }

    @Test
    void inAForm() throws Exception {
        byte[] before = ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] after = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
        InputStream form = new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(before), CONTENT.open(0), new ByteArrayInputStream(after))));

        upload(request("/files")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(publisher(form, before.length + CONTENT.size() + after.length)));
    }

    private void upload(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(ALFAFILE.uploadsReceived()).singleElement().satisfies(upload -> {
            assertThat(upload.size()).isEqualTo(CONTENT.size());
            assertThat(upload.md5()).isEqualTo(CONTENT.md5());
        });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static BodyPublisher publisher(InputStream body, long size) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), size);
    }
}
