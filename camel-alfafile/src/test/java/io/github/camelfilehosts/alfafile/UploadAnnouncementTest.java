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
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileFolder;
import io.github.camelfilehosts.test.Content;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/**
 * MD5, size and name that the message gives: what they save, and that they are checked and do not meet the next file.
 */
class UploadAnnouncementTest extends AlfaFileTestSupport {

    private static final Content CONTENT = Content.random(100_000, 2);

    private static final InputStream UNREADABLE = new InputStream() {
        @Override
        public int read() {
            throw new AssertionError("The body was read");
        }
    };

    /** Known of one client; AlfaFile's own leaves it out. */
    @Test
    void aFolderOfZeroIsTheRoot() {
        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=b.txt&folderId=0", "text");

        assertThat(SERVER.file(file.id()).folderId()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(SERVER.callsOf("file/upload"))
                .singleElement()
                .satisfies(call -> assertThat(call.param("folder_id")).isNull());
    }

    @Test
    void theBodyIsNotReadWhereTheServiceHasIt() {
        SERVER.knows(CONTENT);

        Exchange exchange = send("alfafile:upload?fileName=a.bin", UNREADABLE, announced());

        assertThat(succeeded(AlfaFile.class, exchange).md5()).isEqualTo(CONTENT.md5());
        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.INSTANT_UPLOAD))
                .isEqualTo(true);
        assertThat(SERVER.bytesReceived()).isZero();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void instantUploadMovesNoByteWhereTheBodyIsHashed() {
        SERVER.knows(CONTENT);

        Exchange exchange = send("alfafile:upload?fileName=a.bin", CONTENT.open(0));

        assertThat(succeeded(AlfaFile.class, exchange).size()).isEqualTo(CONTENT.size());
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.INSTANT_UPLOAD, true)
                .containsEntry(AlfaFileConstants.UPLOAD_STATE, "DONE");
        assertThat(SERVER.streamRequests()).isEmpty();
        assertThat(SERVER.calls("file/upload_info")).isZero();
        assertThat(SERVER.files()).hasSize(1);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void theGivenMd5IsSentInLowerCase() {
        result(
                AlfaFile.class,
                "alfafile:upload?fileName=a.bin",
                CONTENT.toByteArray(),
                Map.of(
                        AlfaFileConstants.MD5,
                        CONTENT.md5().toUpperCase(Locale.ROOT),
                        AlfaFileConstants.SIZE,
                        String.valueOf(CONTENT.size())));

        assertThat(SERVER.callsOf("file/upload").get(0).param("hash")).isEqualTo(CONTENT.md5());
    }

    @Test
    void theMd5AloneIsEnough() {
        assertThat(result(
                                AlfaFile.class,
                                "alfafile:upload?fileName=a.bin",
                                CONTENT.open(0),
                                Map.of(AlfaFileConstants.MD5, CONTENT.md5()))
                        .size())
                .isEqualTo(CONTENT.size());
    }

    @Test
    void aWrongSizeOfAKnownBodyIsAnErrorBeforeAnyCall() throws Exception {
        Path path = Files.write(directory.resolve("a.bin"), CONTENT.toByteArray());
        Map<String, Object> wrong = Map.of(AlfaFileConstants.MD5, CONTENT.md5(), AlfaFileConstants.SIZE, 99_999);

        for (Object body : new Object[] {path, path.toFile(), CONTENT.toByteArray()}) {
            assertThat(failure(InvalidRequestException.class, "alfafile:upload?fileName=a.bin", body, wrong))
                    .hasMessageContaining("CamelAlfaFileSize")
                    .hasMessageContaining("99999")
                    .hasMessageContaining("100000");
        }
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void aWrongSizeOfAStreamIsAnErrorAndNoFile() {
        Map<String, Object> wrong = Map.of(AlfaFileConstants.MD5, CONTENT.md5(), AlfaFileConstants.SIZE, 99_999);

        assertThat(failure(InvalidRequestException.class, "alfafile:upload?fileName=a.bin", CONTENT.open(0), wrong))
                .hasMessageContaining("99999");

        assertThat(SERVER.files()).isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aWrongMd5IsATypedErrorAndNoFile() {
        Exchange exchange = send(
                "alfafile:upload?fileName=a.bin",
                CONTENT.toByteArray(),
                Map.of(AlfaFileConstants.MD5, "00000000000000000000000000000000", AlfaFileConstants.SIZE, 100_000));

        assertThat((Throwable) exchange.getException()).isInstanceOf(FileHostException.class);
        assertThat(SERVER.files()).isEmpty();
    }

    @Test
    void theHeadersOfThisFileAreTakenOffWhenItIsDone() {
        Exchange exchange = send(
                "alfafile:upload",
                CONTENT.toByteArray(),
                Map.of(
                        AlfaFileConstants.NAME,
                        "a.bin",
                        AlfaFileConstants.MD5,
                        CONTENT.md5(),
                        AlfaFileConstants.SIZE,
                        CONTENT.size(),
                        AlfaFileConstants.MODE,
                        "HOT"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(AlfaFileConstants.NAME, AlfaFileConstants.MD5, AlfaFileConstants.SIZE)
                .containsEntry(AlfaFileConstants.MODE, "HOT");
    }

    @Test
    void theyStayWhereTheUploadFails() {
        SERVER.failNext("file/upload", 403, "Forbidden", 1);

        Exchange exchange = send("alfafile:upload", CONTENT.toByteArray(), Map.of(AlfaFileConstants.NAME, "a.bin"));

        assertThat((Throwable) exchange.getException()).isNotNull();
        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.NAME)).isEqualTo("a.bin");
    }

    private static Map<String, Object> announced() {
        return Map.of(AlfaFileConstants.MD5, CONTENT.md5(), AlfaFileConstants.SIZE, CONTENT.size());
    }
}
