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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links and redirects are what a service says: they lead to the hosts of {@code transferHosts}, and nowhere else. */
class TransferHostsTest extends FileFactoryTestSupport {

    private RawServer inside;
    private String insideUrl;

    @Override
    protected void configure(FileFactoryConfiguration options) throws Exception {
        options.setTransferHosts("*.example.com, LOCALHOST");
    }

    @BeforeEach
    void startOtherHost() throws IOException {
        SERVER.addFile("abc", "a.txt", Content.of("hello"));
        inside = new RawServer((request, out) -> RawServer.reply(out, 200, "hello".getBytes(StandardCharsets.UTF_8)));
        insideUrl = "http://127.0.0.1:" + inside.uri("/").getPort() + "/latest/meta-data";
    }

    @AfterEach
    void stopOtherHost() throws IOException {
        inside.close();
    }

    @Test
    void aHostThatIsNamedIsUsedBehindRedirectsToo() throws Exception {
        SERVER.failDownload("abc", DownloadFault.redirectVia(SERVER.streamUrl() + "/stream/1"), 1);

        try (InputStream in =
                result(HostedFile.class, "filefactory:download", "abc").open()) {
            assertThat(in).hasContent("hello");
        }
    }

    @Test
    void aLinkToAnotherHostFailsAtOnce() {
        link();
        assertRefused(failure("filefactory:download", "abc"));

        link();
        assertRefused(failure("filefactory:download?downloadDirectory=" + directory, "abc"));

        assertThat(SERVER.calls("getDownloadLink")).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aRedirectToAnotherHostEndsTheDownload() {
        SERVER.failDownload("abc", DownloadFault.redirectTo(insideUrl), 99);

        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");

        assertReadingIsRefused(file);
        assertRefused(failure("filefactory:download?downloadDirectory=" + directory, "abc"));
        assertThat(directory).isEmptyDirectory();
        assertThat(SERVER.downloads("abc")).isEqualTo(2);
    }

    @Test
    void aFreshLinkToAnotherHostIsRefusedToo() throws Exception {
        HostedFile file = result(HostedFile.class, "filefactory:download", "abc");
        file.open().close();
        try (InputStream in = file.open()) {
            in.readAllBytes();
        }

        link();

        assertReadingIsRefused(file);
    }

    @Test
    void byDefaultEachHostIsUsed() throws Exception {
        component.getConfiguration().setTransferHosts(null);
        SERVER.failDownload("abc", DownloadFault.redirectTo(insideUrl), 1);

        try (InputStream in =
                result(HostedFile.class, "filefactory:download", "abc").open()) {
            assertThat(in).hasContent("hello");
        }
        assertThat(inside.requests()).hasSize(1);
    }

    private void link() {
        answer(
                "getDownloadLink",
                "{\"type\":\"success\",\"result\":{\"url\":\"%s\",\"linkType\":\"premium\"}}".formatted(insideUrl));
    }

    private void assertReadingIsRefused(HostedFile file) {
        try (InputStream in = file.open()) {
            in.readAllBytes();
            throw new AssertionError("it was read");
        } catch (IOException e) {
            assertThat(e.getCause()).isInstanceOf(FileHostException.class);
            assertRefused((FileHostException) e.getCause());
        }
    }

    private void assertRefused(FileHostException failure) {
        assertThat(failure)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("'abc'", "'127.0.0.1'", "transferHosts")
                .hasMessageNotContaining("meta-data");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(inside.requests()).isEmpty();
    }
}
