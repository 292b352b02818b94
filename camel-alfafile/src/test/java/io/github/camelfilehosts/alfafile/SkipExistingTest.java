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

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.Content;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code skipExisting}: what is in the folder already is the result, and nothing is announced. */
class SkipExistingTest extends AlfaFileTestSupport {

    private static final Content CONTENT = Content.random(50_000, 3);
    private static final String UPLOAD = "alfafile:upload?skipExisting=true&fileName=a.bin";

    private AlfaFileFile there;

    @BeforeEach
    void aFile() {
        there = SERVER.addFile("a", "a.bin", CONTENT);
    }

    @Test
    void theFileThatIsThereIsTheResult() {
        Exchange exchange = succeed(UPLOAD, CONTENT.toByteArray());

        assertThat(exchange.getMessage().getBody(AlfaFile.class).id()).isEqualTo("a");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.SKIPPED, true)
                .containsEntry(AlfaFileConstants.INSTANT_UPLOAD, false)
                .containsEntry(AlfaFileConstants.UPLOAD_STATE, "DONE")
                .containsEntry(AlfaFileConstants.PRODUCED_FILE_ID, "a")
                .containsEntry(
                        AlfaFileConstants.URL,
                        exchange.getMessage().getBody(AlfaFile.class).url())
                .doesNotContainKey(AlfaFileConstants.PRODUCED_UPLOAD_ID);
        assertThat(SERVER.calls("file/upload")).isZero();
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void theBodyIsNotReadWhereMd5AndSizeAreGiven() {
        InputStream unreadable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("The body was read");
            }
        };

        Exchange exchange = succeed(
                UPLOAD,
                unreadable,
                Map.of(AlfaFileConstants.MD5, CONTENT.md5(), AlfaFileConstants.SIZE, CONTENT.size()));

        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(true);
    }

    @Test
    void anotherContentOfThatNameIsUploaded() {
        Exchange exchange = succeed(UPLOAD, Content.random(50_000, 4).toByteArray());

        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(false);
        assertThat(SERVER.files()).hasSize(2);
    }

    @Test
    void theSameContentUnderAnotherNameIsUploaded() {
        Exchange exchange = succeed("alfafile:upload?skipExisting=true&fileName=b.bin", CONTENT.toByteArray());

        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(false);
        assertThat(SERVER.files()).hasSize(2);
    }

    @Test
    void theSameFileInAnotherFolderIsUploaded() {
        SERVER.addFolder("E", "elsewhere");

        Exchange exchange = succeed(UPLOAD + "&folderId=E", CONTENT.toByteArray());

        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(false);
        assertThat(SERVER.files()).hasSize(2);

        Exchange again = succeed(UPLOAD + "&folderId=E", CONTENT.toByteArray());

        assertThat(again.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(true);
        assertThat(again.getMessage().getBody(AlfaFile.class).id())
                .isEqualTo(exchange.getMessage().getBody(AlfaFile.class).id())
                .isNotEqualTo(there.id());
        assertThat(SERVER.files()).hasSize(2);
    }

    @Test
    void nobodyLooksUnlessAsked() {
        Exchange exchange = succeed("alfafile:upload?fileName=a.bin", CONTENT.toByteArray());

        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.SKIPPED)).isEqualTo(false);
        assertThat(SERVER.calls("folder/content")).isZero();
        assertThat(SERVER.files()).hasSize(2);
    }

    /** Or what is there might be doubled. */
    @Test
    void whereOneCannotLookNothingIsAnnounced() {
        SERVER.failNextWith("folder/content", 503, "text/html", "<html>", 9);

        failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=1", CONTENT.toByteArray());

        assertThat(SERVER.calls("folder/content")).isEqualTo(2);
        assertThat(SERVER.calls("file/upload")).isZero();
    }
}
