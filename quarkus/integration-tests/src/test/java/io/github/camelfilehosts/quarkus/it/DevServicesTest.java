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
package io.github.camelfilehosts.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Nothing is configured, so there are stand-ins, which are led over HTTP. */
// tag::kit[]
@QuarkusTest
class DevServicesTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    ProducerTemplate template;

    @ConfigProperty(name = "filehosts.devservices.url")
    URI standIns;

    @Test
    void movesAFile() throws Exception {
        lead("filefactory/addFile", "['tulips', 'Tulips.jpg', {'text': 'red'}]");
        lead("alfafile/keepUploads", "[true]");

        AlfaFile moved = template.requestBody("direct:mirror", "tulips", AlfaFile.class);

        HostedFile handle = template.requestBody("alfafile:download", moved.id(), HostedFile.class);
        assertThat(handle.name()).isEqualTo("Tulips.jpg");
        try (InputStream in = handle.open()) {
            assertThat(in.readAllBytes()).asString().isEqualTo("red");
        }
        assertThat(lead("filefactory/calls", "['getSessionKey']")).isEqualTo("1");
    }

    private String lead(String path, String arguments) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(standIns.resolve(path))
                .POST(BodyPublishers.ofString(arguments.replace('\'', '"')))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
// end::kit[]
