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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Links and redirects are what a service says: they lead to the hosts of {@code transferHosts}, and nowhere else.
 * A test that passes this sets {@link #HOSTS}.
 */
public interface TransferHostsContract extends ComponentTest {

    String HOSTS = "*.example.com, LOCALHOST";

    /** A server that is none of them. */
    RawServer inside();

    /** The service's, that the file's bytes are there. */
    String linkAnswer(String url);

    default String insideUrl() {
        return "http://127.0.0.1:" + inside().uri("/").getPort() + "/latest/meta-data";
    }

    @BeforeEach
    default void addFile() {
        addFile("abc", "a.txt", Content.of("hello"));
    }

    private HostedFile file() {
        return result(HostedFile.class, downloadUri(), "abc");
    }

    private void nextLinkLeadsInside() {
        answer(words().linkMethod(), linkAnswer(insideUrl()));
    }

    private void assertReadingIsRefused(HostedFile file) {
        try (InputStream in = file.open()) {
            in.readAllBytes();
            throw new AssertionError("it was read");
        } catch (IOException e) {
            assertThat(e.getCause()).isInstanceOf(FileHostException.class);
            assertRefused((FileHostException) e.getCause(), "'abc'");
        }
    }

    /** @param named what it was about */
    default void assertRefused(FileHostException failure, String named) {
        assertThat(failure)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll(named, "'127.0.0.1'", "transferHosts")
                .hasMessageNotContaining("meta-data");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(inside().requests()).isEmpty();
    }

    @Test
    default void aHostThatIsNamedIsUsedBehindRedirectsToo() throws Exception {
        server().failDownload("abc", DownloadFault.redirectVia(server().streamUrl() + "/stream/1"), 1);

        try (InputStream in = file().open()) {
            assertThat(in).hasContent("hello");
        }
    }

    @Test
    default void aLinkToAnotherHostFailsAtOnce() {
        nextLinkLeadsInside();
        assertRefused(failure(downloadUri(), "abc"), "'abc'");

        nextLinkLeadsInside();
        assertRefused(failure(downloadUri() + "?downloadDirectory=" + directory(), "abc"), "'abc'");

        assertThat(server().calls(words().linkMethod())).isEqualTo(2);
        assertThat(directory()).isEmptyDirectory();
    }

    @Test
    default void aRedirectToAnotherHostEndsTheDownload() {
        server().failDownload("abc", DownloadFault.redirectTo(insideUrl()), 99);

        HostedFile file = file();

        assertReadingIsRefused(file);
        assertRefused(failure(downloadUri() + "?downloadDirectory=" + directory(), "abc"), "'abc'");
        assertThat(directory()).isEmptyDirectory();
        assertThat(server().downloads("abc")).isEqualTo(2);
    }

    @Test
    default void aFreshLinkToAnotherHostIsRefusedToo() throws Exception {
        HostedFile file = file();
        file.open().close();
        try (InputStream in = file.open()) {
            in.readAllBytes();
        }

        nextLinkLeadsInside();

        assertReadingIsRefused(file);
    }

    @Test
    default void byDefaultEachHostIsUsed() throws Exception {
        component().getConfiguration().setTransferHosts(null);
        server().failDownload("abc", DownloadFault.redirectTo(insideUrl()), 1);

        try (InputStream in = file().open()) {
            assertThat(in).hasContent("hello");
        }
        assertThat(inside().requests()).hasSize(1);
    }
}
