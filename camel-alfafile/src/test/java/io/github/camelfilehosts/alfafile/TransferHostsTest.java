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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upload URLs and links are what a service says: bytes go to the hosts of {@code transferHosts}, and nowhere else. */
class TransferHostsTest extends AlfaFileTestSupport {

    private RawServer inside;
    private String insideUrl;

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setTransferHosts("localhost");
    }

    @BeforeEach
    void startOtherHost() throws IOException {
        inside = new RawServer((request, out) -> RawServer.reply(out, 200, new byte[0]));
        insideUrl = "http://127.0.0.1:" + inside.uri("/").getPort() + "/latest/meta-data";
    }

    @AfterEach
    void stopOtherHost() throws IOException {
        inside.close();
    }

    @Test
    void anUploadUrlOfAnotherHostGetsNoByte() {
        answer(
                "file/upload",
                "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"url\":\"%s\",\"file\":[],\"state\":0}},\"status\":200}"
                        .formatted(insideUrl));

        assertRefused(failure(InvalidRequestException.class, "alfafile:upload?fileName=a.txt", "hello"));

        assertThat(SERVER.calls("file/upload")).isOne();
    }

    @Test
    void aLinkOfAnotherHostIsNotFollowed() {
        SERVER.addFile("GH", "a.txt", Content.of("hello"));
        answer("file/download", "{\"response\":{\"download_url\":\"%s\"},\"status\":200}".formatted(insideUrl));

        assertRefused(failure(InvalidRequestException.class, "alfafile:download", "GH"));
    }

    @Test
    void aHostThatIsNamedIsUsed() {
        assertThat(result(AlfaFile.class, "alfafile:upload?fileName=a.txt", "hello")
                        .name())
                .isEqualTo("a.txt");
    }

    private void assertRefused(InvalidRequestException failure) {
        assertThat(failure)
                .hasMessageContainingAll("'127.0.0.1'", "transferHosts")
                .hasMessageNotContaining("meta-data");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(inside.requests()).isEmpty();
    }
}
