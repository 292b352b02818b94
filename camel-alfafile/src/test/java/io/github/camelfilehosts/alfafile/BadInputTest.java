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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.internal.FileReference;
import io.github.camelfilehosts.test.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be meant is an error that names it, before the service is asked anything. */
class BadInputTest extends AlfaFileTestSupport {

    @AfterEach
    void nothingWasAsked() {
        assertThat(SERVER.calls()).isEmpty();
    }

    /** As a {@code FileInfo} of the other component is. */
    private record Elsewhere(String id, String provider) implements FileReference {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info",
                "download",
                "getDownloadLink",
                "delete",
                "copy?destinationFolderId=E",
                "changeMode?mode=HOT"
            })
    void aRecordOfAnotherServiceIsNoFileHere(String uri) {
        Elsewhere elsewhere = new Elsewhere("GH", "filefactory");
        for (Object body : List.of(elsewhere, List.of("GH", elsewhere))) {
            assertThat(failure(InvalidRequestException.class, "alfafile:" + uri, body))
                    .hasMessageContaining("a file of filefactory");
        }
        assertThat(new AlfaFile("GH", null, null, null, null, null, null, null).provider())
                .isEqualTo("alfafile");
    }

    @Test
    void anUploadIsNoFile() {
        UploadSession session = new UploadSession("GH", null, UploadState.PROCESSING, null);

        assertThat(failure(InvalidRequestException.class, "alfafile:info", session))
                .hasMessageContaining("UploadSession");
    }

    static Stream<Arguments> badMessages() {
        return Stream.of(
                // URI, body, header, its value, what the error names
                Arguments.of("info", null, null, null, "fileId"),
                Arguments.of("info", "", null, null, "blank"),
                Arguments.of("info", "  \n", null, null, "blank"),
                Arguments.of("info", "GH", "CamelAlfaFileFileId", " ", "CamelAlfaFileFileId"),
                Arguments.of("info", "GH", "CamelAlfaFileFileId", "", "CamelAlfaFileFileId"),
                Arguments.of(
                        "info",
                        "GH".getBytes(StandardCharsets.UTF_8),
                        "CamelCharsetName",
                        "nonsense",
                        "CamelCharsetName must be a charset such as UTF-8, not 'nonsense'"),
                Arguments.of("info", "GH,GI", null, null, "GI"),
                Arguments.of("info", List.of("GH", "GI"), null, null, "GI"),
                Arguments.of("info", List.of(), null, null, "ID"),
                Arguments.of("info", "what is this?", null, null, "this?"),
                Arguments.of("info", "https://filefactory.com/file/GH", null, null, "filefactory.com"),
                Arguments.of("info", "https://evil.example/alfafile.net/file/GH", null, null, "evil.example"),
                Arguments.of("info", "https://alfafile.net/folder/E", null, null, "/folder/E"),
                Arguments.of("getDownloadLink", "GH GI", null, null, "GI"),
                Arguments.of("download", "GH GI", null, null, "GI"),
                Arguments.of("delete", Arrays.asList("GH", " "), null, null, "blank"),
                Arguments.of("delete", Arrays.asList("GH", null), null, null, "blank"),
                Arguments.of("copy", "GH", null, null, "destinationFolderId"),
                Arguments.of("move", "GH", null, null, "CamelAlfaFileDestinationFolderId"),
                Arguments.of(
                        "move", "GH", "CamelAlfaFileDestinationFolderId", "https://alfafile.net/file/E", "/file/E"),
                Arguments.of("move", "GH", "CamelAlfaFileDestinationFolderId", "", "destinationFolderId"),
                Arguments.of("rename", "GH", null, null, "CamelAlfaFileName"),
                Arguments.of("rename", "GH", "CamelAlfaFileName", " ", "CamelAlfaFileName"),
                Arguments.of("changeMode", "GH", null, null, "CamelAlfaFileMode"),
                Arguments.of("changeMode", "GH", "CamelAlfaFileMode", "7", "7"),
                Arguments.of("changeMode", "GH", "CamelAlfaFileMode", "secret", "secret"),
                Arguments.of("upload?fileName=a.txt", "x", "CamelAlfaFileMode", 7, "CamelAlfaFileMode"),
                Arguments.of("upload?fileName=a.txt", "x", "CamelAlfaFileSize", -1, "CamelAlfaFileSize"),
                Arguments.of("upload?fileName=a.txt", "x", "CamelAlfaFileSize", "many", "CamelAlfaFileSize"),
                Arguments.of("upload?fileName=a.txt", "x", "CamelAlfaFileMd5", "abc", "CamelAlfaFileMd5"),
                Arguments.of("upload?fileName=a.txt", "x", "CamelAlfaFileMd5", "", "CamelAlfaFileMd5"),
                Arguments.of("upload?fileName=a.txt", "x", "CamelAlfaFileUploadId", " ", "CamelAlfaFileUploadId"),
                Arguments.of("upload?fileName=a.txt", "x", "CamelAlfaFileFolderId", " ", "CamelAlfaFileFolderId"),
                Arguments.of("upload", "x", null, null, "CamelAlfaFileName"),
                Arguments.of("startUpload?fileName=a.txt", null, null, null, "CamelAlfaFileMd5"),
                Arguments.of(
                        "startUpload?fileName=a.txt",
                        null,
                        "CamelAlfaFileMd5",
                        "aed49fdd25ae495e44375f6636aed59c",
                        "CamelAlfaFileSize"),
                Arguments.of("startUpload", null, null, null, "CamelAlfaFileName"),
                Arguments.of("uploadInfo", "RF", null, null, "CamelAlfaFileUploadId"),
                Arguments.of("info", "GH", "CamelAlfaFileOperation", "delete", "allowOperationHeader"),
                Arguments.of("info", "GH", "CAMELALFAFILEOPERATION", "delete", "allowOperationHeader"),
                Arguments.of("info?allowOperationHeader=true", "GH", "CamelAlfaFileOperation", "explode", "explode"));
    }

    @ParameterizedTest
    @MethodSource("badMessages")
    void aMessage(String operation, Object body, String header, Object value, String named) {
        InvalidRequestException e = failure(
                InvalidRequestException.class,
                "alfafile:" + operation,
                body,
                header == null ? Map.of() : Map.of(header, value));

        assertThat(e).hasMessageContaining(named);
        assertThat(e.isRetryable()).isFalse();
        assertThat(e.getCode()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alfafile:explode",
                "alfafile:info?explode=true",
                "alfafile:upload?maxRetries=-1",
                "alfafile:upload?maxConcurrentTransfers=0",
                "alfafile:upload?minTransferRate=-1",
                "alfafile:upload?maxConcurrentRequests=0",
                "alfafile:upload?downloadConnections=0",
                "alfafile:upload?pollInterval=often",
                "alfafile:upload?pollInterval=0",
                "alfafile:upload?uploadTimeout=-1",
                "alfafile:changeMode?mode=7",
                "alfafile:info?login=me",
                "alfafile:info?apiUrl=nonsense",
                "alfafile:info?fileExist=Maybe"
            })
    void anEndpoint(String uri) {
        String named = uri.replaceAll(".*[?:]([a-zA-Z]+).*", "$1");
        if (named.equals("login")) {
            component.getConfiguration().setPassword(null);
        }

        // Camel's own message repeats the URI: what counts is the rest.
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .rootCause()
                .satisfiesAnyOf(
                        e -> assertThat(e.getMessage().replace(uri.replace(":", "://"), ""))
                                .contains(named),
                        e -> assertThat(e.getMessage()).contains("Unknown parameters=[{" + named),
                        // Camel's, for an enum.
                        e -> assertThat(e.getMessage())
                                .containsIgnoringCase(named)
                                .contains("Maybe"));
    }

    @Test
    void aLoginWithoutItsPassword() {
        component.getConfiguration().setPassword(null);

        assertThatThrownBy(() -> {
                    Exception e = send("alfafile:info", "GH").getException();
                    if (e != null) {
                        throw e;
                    }
                })
                .hasStackTraceContaining("password");
    }

    @Test
    void aHostedFileIsNoId() {
        SERVER.addFile("GH", "a.txt", Content.of("x"));
        Object file = send("alfafile:download", "GH").getMessage().getBody();
        SERVER.reset();

        assertThat(send("alfafile:delete", file).getException(FileHostException.class))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fileId");
        assertThat(SERVER.bytesServed()).isZero();
    }
}
