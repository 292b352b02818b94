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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stand-in that runs for long forgets what was long ago. */
class HistoryTest {

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer().history(3);

    private final Client client = new Client(alfaFile::apiUrl);

    @Test
    void keepsTheNewestCallsAndRequests() {
        AlfaFileFile file = alfaFile.addFile("a.txt", Content.of("a"));
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            links.add(call("file/download", "file_id", file.id(), "n", Integer.toString(i)));
        }

        assertThat(alfaFile.calls()).extracting(call -> call.param("n")).containsExactly("2", "3", "4");
        assertThat(alfaFile.wireMock().getAllServeEvents()).hasSize(3);
        assertThat(links).extracting(link -> client.get(link).statusCode()).containsExactly(404, 404, 200, 200, 200);
        assertThat(alfaFile.downloads(file.id())).isEqualTo(3);
        assertThat(alfaFile.streamRequests()).hasSize(3);
    }

    @Test
    void keepsTheNewestUploadsAndDeletedFiles() {
        for (int i = 0; i < 5; i++) {
            Content content = Content.of("content " + i);
            String url = call("file/upload", "name", i + ".txt", "hash", content.md5(), "size", content.size() + "");
            client.upload(url, "filename=\"x\"", content.toByteArray());
        }
        List<AlfaFileFile> files = alfaFile.files();
        for (AlfaFileFile file : files) {
            call("file/delete", "file_id", file.id());
        }

        assertThat(files).hasSize(5);
        assertThat(alfaFile.uploadSessions())
                .extracting(AlfaFileUpload::name)
                .containsExactly("2.txt", "3.txt", "4.txt");
        assertThat(alfaFile.uploadsReceived()).hasSize(3);
        assertThat(alfaFile.trash()).containsExactlyElementsOf(files.subList(2, 5));
    }

    @Test
    void aFileIsRemovedWithoutATrace() {
        AlfaFileFile file = alfaFile.addFile("a.txt", Content.of("a"));

        alfaFile.removeFile(file.id());

        assertThat(alfaFile.files()).isEmpty();
        assertThat(alfaFile.trash()).isEmpty();
    }

    /** The URL in the answer, if there is one. */
    private String call(String method, String... namesAndValues) {
        List<String> params = new ArrayList<>(List.of(namesAndValues));
        params.addAll(List.of("token", alfaFile.token()));
        var response = client.call(method, params.toArray(String[]::new)).path("response");
        return response.path("download_url")
                .asText(response.path("upload").path("url").asText(null));
    }
}
