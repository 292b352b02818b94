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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a service or a message calls a file may paint a terminal, forge lines of a log, or fill it: what we print of it
 * does not, and the data stay as they are.
 */
class HostileNamesTest extends AlfaFileTestSupport {

    private static final String NAME = "a\u001B[31m\u202Egpj\u2028.exe\r\n2026-01-01 INFO all is well\u009B";
    private static final String LONG = "x".repeat(2_000_000);

    private static void isSafe(String printed) {
        assertThat(printed).contains("[31m").doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void aRecordPrintsItsNameSafelyAndKeepsIt() {
        SERVER.addFile("GH", NAME, Content.of("a"));

        AlfaFile file = result(AlfaFile.class, "alfafile:info", "GH");

        assertThat(file.name()).isEqualTo(NAME);
        isSafe(file.toString());
        // As log("${body}") has it.
        isSafe(context.getTypeConverter().convertTo(String.class, file));
        assertThat(context.getTypeConverter().convertTo(Map.class, file)).containsEntry("name", NAME);
    }

    @Test
    void aHostedFilePrintsItsNameSafelyAndKeepsIt() {
        SERVER.addFile("GH", NAME, Content.of("a"));

        HostedFile file = result(HostedFile.class, "alfafile:download", "GH");

        assertThat(file.name()).isEqualTo(NAME);
        isSafe(file.toString());
    }

    @Test
    void aFailureQuotesAServiceSafely() {
        SERVER.failNext("file/info", 400, NAME, 1);

        isSafe(failure(InvalidRequestException.class, "alfafile:info", "GH").getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelAlfaFileMd5",
                "CamelAlfaFileMode",
                "CamelAlfaFileFolderId",
                "CamelAlfaFileUploadId",
                "CamelAlfaFileName",
                "CamelAlfaFileSize"
            })
    void aFailureQuotesAMessageInPartOnly(String header) {
        FileHostException failure =
                (FileHostException) send("alfafile:upload?maxRetries=0", "text", Map.of(header, LONG))
                        .getException();

        if (failure != null) {
            assertThat(failure.getMessage()).hasSizeLessThan(5_000);
        }
    }

    @Test
    void aFailureQuotesAServiceInPartOnly() {
        SERVER.failNextWith("file/info", 400, "text/plain", LONG, 1);
        assertThat(send("alfafile:info", "GH").getException().getMessage()).hasSizeLessThan(1_000);
        SERVER.failNext("file/info", 400, LONG, 1);
        assertThat(send("alfafile:info", "GH").getException().getMessage()).hasSizeLessThan(1_000);
        SERVER.failNextWith("file/info", 200, "text/" + "x".repeat(5_000), "<html>", 1);
        assertThat(send("alfafile:info?maxRetries=0", "GH").getException().getMessage())
                .hasSizeLessThan(1_000);
    }
}
