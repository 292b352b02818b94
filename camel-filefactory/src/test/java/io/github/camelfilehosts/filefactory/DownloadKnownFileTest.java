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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A {@code FileInfo} as the body of {@code download} is taken at its word. */
class DownloadKnownFileTest extends FileFactoryTestSupport {

    private static final Content CONTENT = Content.random(20_000, 6);

    private FileInfo known;

    @BeforeEach
    void aKnownFile() {
        SERVER.addFile("abc", "a.bin", CONTENT);
        known = result(FileInfoList.class, "filefactory:getFileInfo", "abc").get(0);
    }

    @Test
    void nothingIsAskedForUntilSomebodyOpensIt() throws Exception {
        Exchange exchange = succeed("filefactory:download", known, Map.of(FileFactoryConstants.LINK_TYPE, "FREE"));

        HostedFile file = exchange.getMessage().getBody(HostedFile.class);
        assertThat(file.size()).isEqualTo(20_000);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "a.bin")
                .containsEntry(Exchange.FILE_LENGTH, 20_000L)
                .containsEntry(FileFactoryConstants.MD5, CONTENT.md5())
                // Nobody knows yet.
                .doesNotContainKey(FileFactoryConstants.LINK_TYPE);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(1);
        assertThat(SERVER.calls("getDownloadLink")).isZero();

        try (InputStream in = file.open()) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT.toByteArray());
        }
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(1);
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
    }

    @Test
    void aFileThatIsThereCostsNoCall() {
        String toDirectory = "filefactory:download?downloadDirectory=" + directory.resolve("in");
        assertThat(result(File.class, toDirectory, known)).hasSize(20_000);
        int calls = SERVER.calls().size();

        assertThat(result(File.class, toDirectory, known)).hasSize(20_000);

        assertThat(SERVER.calls()).hasSize(calls);
    }

    @Test
    void whatItShowsToBeImpossibleFailsAtOnce() {
        assertImpossible(FileNotFoundOnHostException.class, 712, with(FileStatus.MISSING, null));
        assertImpossible(FileNotFoundOnHostException.class, 712, with(FileStatus.INVALID, null));
        assertImpossible(TemporaryFailureException.class, 713, with(FileStatus.OFFLINE, null));
        assertImpossible(FileAccessDeniedException.class, 715, with(FileStatus.ONLINE, true));
    }

    private FileInfo with(FileStatus status, Boolean passwordProtected) {
        return new FileInfo("abc", status, "a.bin", 20_000L, null, null, null, null, passwordProtected);
    }

    private void assertImpossible(Class<? extends FileHostException> type, int code, FileInfo info) {
        int calls = SERVER.calls().size();
        FileHostException failure = failure(type, "filefactory:download", info);
        assertThat(failure.getCode()).isEqualTo(code);
        assertThat(failure).hasMessageContaining("abc");
        assertThat(SERVER.calls()).hasSize(calls);
    }

    @Test
    void aPasswordThatIsGivenIsTriedWhenItIsOpened() {
        succeed("filefactory:download?filePassword=RAW(secret)", with(FileStatus.ONLINE, true));

        assertThat(SERVER.calls("getDownloadLink")).isZero();
    }

    @Test
    void ofAnotherFileThanTheOneAskedForItSaysNothing() {
        SERVER.addFile("def", "b.bin", CONTENT);

        assertThat(succeed("filefactory:download?fileId=def", known)
                        .getMessage()
                        .getHeader(Exchange.FILE_NAME))
                .isEqualTo("b.bin");
    }
}
