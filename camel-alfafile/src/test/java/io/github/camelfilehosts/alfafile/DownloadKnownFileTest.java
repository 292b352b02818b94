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

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An {@code AlfaFile} as the body of {@code download} is taken at its word. */
class DownloadKnownFileTest extends AlfaFileTestSupport {

    private static final Content CONTENT = Content.random(20_000, 6);

    private AlfaFile known;

    @BeforeEach
    void aKnownFile() {
        SERVER.addFile("a", "a.bin", CONTENT);
        known = result(AlfaFile.class, "alfafile:info", "a");
    }

    @Test
    void nothingIsAskedForUntilSomebodyOpensIt() throws Exception {
        Exchange exchange = succeed("alfafile:download", known);

        HostedFile file = exchange.getMessage().getBody(HostedFile.class);
        assertThat(file.size()).isEqualTo(20_000);
        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "a.bin")
                .containsEntry(Exchange.FILE_LENGTH, 20_000L)
                .containsEntry(AlfaFileConstants.PRODUCED_MD5, CONTENT.md5());
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
        assertThat(SERVER.calls("file/download")).isZero();

        try (InputStream in = file.open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
        assertThat(SERVER.calls("file/download")).isEqualTo(1);
    }

    @Test
    void aFileThatIsThereCostsNoCall() {
        String toDirectory = "alfafile:download?downloadDirectory=" + directory.resolve("in");
        assertThat(result(File.class, toDirectory, known)).hasSize(20_000);
        int calls = SERVER.calls().size();

        assertThat(result(File.class, toDirectory, known)).hasSize(20_000);

        assertThat(SERVER.calls()).hasSize(calls);
    }

    @Test
    void ofAnotherFileThanTheOneAskedForItSaysNothing() {
        SERVER.addFile("b", "b.bin", CONTENT);

        assertThat(succeed("alfafile:download?fileId=b", known).getMessage().getHeader(Exchange.FILE_NAME))
                .isEqualTo("b.bin");
    }
}
