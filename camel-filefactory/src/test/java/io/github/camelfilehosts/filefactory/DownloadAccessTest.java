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
import io.github.camelfilehosts.filefactory.model.LinkType;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be known without moving bytes fails in the download step itself. */
class DownloadAccessTest extends FileFactoryTestSupport {

    private static final String PASSWORD = "sesame-" + Secrets.MARK;
    private static final String WRONG_PASSWORD = "wrong-" + Secrets.MARK;

    @AfterEach
    void noByteIsMovedForWhatCannotBeHad() {
        assertThat(SERVER.streamRequests()).hasSize(SERVER.downloads("open") + SERVER.downloads("locked"));
    }

    @Test
    void aFileThatWasNeverThereOrIsGone() {
        FileHostException failure = failure("filefactory:download", "gone");

        assertThat(failure).isInstanceOf(FileNotFoundOnHostException.class).hasMessageContaining("gone");
        assertThat(failure.getCode()).isEqualTo(712);
        assertThat(failure.getOperation()).isEqualTo("download");
        assertThat(SERVER.calls("getDownloadLink")).isZero();
    }

    @Test
    void aFileThatTheAnswerLeavesOut() {
        answer("getFileInfo", "{\"type\":\"success\",\"result\":{\"files\":[]}}");

        assertThat(failure("filefactory:download", "abc")).isInstanceOf(FileNotFoundOnHostException.class);
    }

    @Test
    void aFileThatIsOffline() {
        SERVER.addFile("abc", "a.txt", Content.of("a")).status("offline");

        FileHostException failure = failure("filefactory:download", "abc");

        assertThat(failure).isInstanceOf(TemporaryFailureException.class);
        assertThat(failure.getCode()).isEqualTo(713);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aFileForPremiumMembersOnly() throws Exception {
        SERVER.addFile("open", "a.txt", Content.of("a")).premiumOnly();
        SERVER.accountType("free");

        FileHostException failure = failure("filefactory:download", "open");
        SERVER.accountType("premium");
        HostedFile file = result(HostedFile.class, "filefactory:download", "open");

        assertThat(failure).isInstanceOf(FileAccessDeniedException.class);
        assertThat(failure.getCode()).isEqualTo(708);
        assertThat(read(file)).isEqualTo("a");
    }

    @Test
    void theLinksTypeCountsNotTheAccounts() throws Exception {
        SERVER.accountType("free");
        SERVER.addFile("open", "a.txt", Content.of("shared"))
                .linkType("trafficshare")
                .premiumOnly();

        var message = succeed("filefactory:download", "open").getMessage();

        assertThat(message.getHeader(FileFactoryConstants.LINK_TYPE)).isEqualTo(LinkType.TRAFFICSHARE.name());
        try (InputStream in = message.getBody(HostedFile.class).open(2)) {
            assertThat(in).hasContent("ared");
        }
        assertThat(SERVER.rangesAsked("open")).containsExactly("bytes=2-");
    }

    @Test
    void aProtectedFileWithoutAPassword() {
        protect();

        FileHostException failure = failure("filefactory:download", "locked");

        assertThat(failure).isInstanceOf(FileAccessDeniedException.class).hasMessageContaining("filePassword");
        assertThat(failure.getCode()).isEqualTo(715);
    }

    @Test
    void aProtectedFileWithTheWrongPassword() {
        protect();

        FileHostException failure = failure("filefactory:download?filePassword=" + WRONG_PASSWORD, "locked");

        assertThat(failure).isInstanceOf(FileAccessDeniedException.class);
        assertThat(failure.getCode()).isEqualTo(716);
        assertThat(failure.getMessage()).doesNotContain(WRONG_PASSWORD);
        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(1);
    }

    @Test
    void aProtectedFileWithThePasswordOfOptionOrHeader() throws Exception {
        protect();

        HostedFile byOption = result(HostedFile.class, "filefactory:download?filePassword=" + PASSWORD, "locked");
        HostedFile byHeader = result(
                HostedFile.class,
                "filefactory:download?filePassword=" + WRONG_PASSWORD,
                "locked",
                Map.of(FileFactoryConstants.FILE_PASSWORD, PASSWORD));

        assertThat(read(byOption)).isEqualTo("secret");
        assertThat(read(byHeader)).isEqualTo("secret");
        // The second open needs a link of its own, and the password for it.
        assertThat(read(byHeader)).isEqualTo("secret");
        assertThat(byHeader.toString()).doesNotContain(Secrets.MARK);
    }

    private static void protect() {
        SERVER.addFile("locked", "l.txt", Content.of("secret")).password(PASSWORD);
    }

    private static String read(HostedFile file) throws Exception {
        try (InputStream in = file.open()) {
            return new String(in.readAllBytes());
        }
    }
}
