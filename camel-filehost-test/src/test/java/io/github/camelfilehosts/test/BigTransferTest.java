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

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The heap of these tests is smaller than what is moved here. */
class BigTransferTest {

    private static final long SIZE = 300L << 20;

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    private final Client client = new Client(alfaFile::apiUrl);
    private final Content content = Content.random(SIZE, 1);

    @Test
    void servesBigFiles() throws Exception {
        alfaFile.addFile("GH", "big.bin", content).md5("not needed here");
        String url = client.call("file/download", "token", alfaFile.token(), "file_id", "GH")
                .at("/response/download_url")
                .asText();

        try (InputStream in = client.stream(url).body()) {
            in.skipNBytes(SIZE);
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(alfaFile.bytesServed()).isEqualTo(SIZE);
    }

    @Test
    void takesBigFiles() {
        String url = client.call(
                        "file/upload",
                        "token",
                        alfaFile.token(),
                        "name",
                        "big.bin",
                        "hash",
                        content.md5(),
                        "size",
                        Long.toString(SIZE))
                .at("/response/upload/url")
                .asText();

        client.upload(url, "filename=\"big.bin\"", BodyPublishers.ofInputStream(() -> content.open(0)), false);

        assertThat(alfaFile.files()).extracting(AlfaFileFile::size).containsExactly(SIZE);
    }
}
