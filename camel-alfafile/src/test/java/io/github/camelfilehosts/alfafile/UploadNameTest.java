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
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which name a file is uploaded. */
class UploadNameTest extends AlfaFileTestSupport {

    @Test
    void theHeaderWinsOverAllElse() throws IOException {
        assertThat(name(
                        "alfafile:upload?fileName=option.txt",
                        file("own.txt"),
                        Map.of(AlfaFileConstants.NAME, "header.txt", Exchange.FILE_NAME, "dir/camel.txt")))
                .isEqualTo("header.txt");
    }

    @Test
    void thenTheOption() throws IOException {
        assertThat(name(
                        "alfafile:upload?fileName=option.txt",
                        file("own.txt"),
                        Map.of(Exchange.FILE_NAME, "dir/camel.txt")))
                .isEqualTo("option.txt");
    }

    @Test
    void thenTheHostedFilesOwnAlthoughCamelFileNameWasMadeSafe() {
        SERVER.addFile("GH", "what: is/this?.txt", Content.of("x"));
        Exchange download = send("alfafile:download", "GH");
        assertThat(download.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .doesNotContain("/");

        assertThat(name(
                        "alfafile:upload",
                        download.getMessage().getBody(),
                        download.getMessage().getHeaders()))
                .isEqualTo("what: is/this?.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.txt", "dir/camel.txt", "a/b/camel.txt", "dir\\camel.txt"})
    void thenTheLastSegmentOfCamelFileName(String camelFileName) throws IOException {
        assertThat(name("alfafile:upload", file("own.txt"), Map.of(Exchange.FILE_NAME, camelFileName)))
                .isEqualTo("camel.txt");
    }

    @Test
    void thenTheFilesOwn() throws IOException {
        assertThat(name("alfafile:upload", file("own.txt"), Map.of())).isEqualTo("own.txt");
        assertThat(name("alfafile:upload", file("own.txt").toFile(), Map.of())).isEqualTo("own.txt");
    }

    @Test
    void noNameIsAnErrorBeforeAnyCall() {
        InvalidRequestException e = failure(InvalidRequestException.class, "alfafile:upload", "text");

        assertThat(e).hasMessageContaining("CamelAlfaFileName").hasMessageContaining("fileName");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void aBlankNameIsAnErrorBeforeAnyCall() {
        assertThat(failure(
                        InvalidRequestException.class, "alfafile:upload", "text", Map.of(AlfaFileConstants.NAME, " ")))
                .hasMessageContaining("CamelAlfaFileName");
        assertThat(SERVER.calls()).isEmpty();
    }

    /** Never passed over for the file's own. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "dir/"})
    void aCamelFileNameThatIsNoneIsAnErrorBeforeAnyCall(String camelFileName) throws IOException {
        assertThat(failure(
                        InvalidRequestException.class,
                        "alfafile:upload",
                        file("own.txt"),
                        Map.of(Exchange.FILE_NAME, camelFileName)))
                .hasMessageContaining("CamelFileName");
        assertThat(SERVER.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote \" and 'quote'.txt",
                "emoji 🎉🚀.txt",
                "кириллица и ё.txt",
                "日本語.txt",
                "semi;colon=equals&amp%20plus+.txt"
            })
    void anyNameArrivesAsItIs(String name) {
        assertThat(name("alfafile:upload", "text", Map.of(AlfaFileConstants.NAME, name)))
                .isEqualTo(name);

        assertThat(SERVER.callsOf("file/upload").get(0).param("name")).isEqualTo(name);
        assertThat(SERVER.uploadsReceived()).hasSize(1);
        // In a form's header a browser escapes quotes too.
        assertThat(SERVER.uploadsReceived().get(0).name().replace("%22", "\"")).isEqualTo(name);
    }

    @Test
    void aLineBreakCannotAddToTheForm() {
        String name = "line\r\nContent-Type: text/html\r\n\r\nbreak.txt";

        assertThat(name("alfafile:upload", "text", Map.of(AlfaFileConstants.NAME, name)))
                .isEqualTo(name);

        assertThat(SERVER.uploadsReceived().get(0).name()).doesNotContain("\r", "\n");
        assertThat(SERVER.uploadsReceived().get(0).contentType()).isEqualTo("application/octet-stream");
        assertThat(SERVER.uploadsReceived().get(0).size()).isEqualTo(4);
    }

    /** The name that the stand-in knows. */
    private String name(String uri, Object body, Map<String, ?> headers) {
        SERVER.instantUploads(false);
        AlfaFile file = result(AlfaFile.class, uri, body, headers);
        assertThat(SERVER.file(file.id()).name()).isEqualTo(file.name());
        return file.name();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "text");
    }
}
