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

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A certificate that is not trusted is not trusted a second later either: no call, download or upload is tried again,
 * and one is told what to do.
 */
@Timeout(60)
class UntrustedServerTest extends AlfaFileTestSupport {

    /** Of the other API: the component's goes to its own only. */
    private static final String ACCOUNT = "token=token" + Secrets.MARK;

    private final WireMockServer untrusted =
            new WireMockServer(options().dynamicPort().dynamicHttpsPort());

    @BeforeEach
    void startServer() {
        untrusted.start();
        SERVER.addFile("GH", "a.bin", Content.random(1_000, 1));
    }

    @AfterEach
    void stopServer() {
        untrusted.stop();
    }

    private String url() {
        return "https://localhost:" + untrusted.httpsPort();
    }

    private static void isTold(FileHostException failure) {
        assertThat(failure).isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure)
                .hasMessageContaining("the certificate of host localhost is not trusted")
                .hasMessageContaining("sslContextParameters");
    }

    @Test
    void ofTheApi() {
        isTold(failure(
                InvalidRequestException.class, "alfafile:info?" + ACCOUNT + "&apiUrl=" + url() + "/api/v1", "GH"));
        isTold(failure(
                InvalidRequestException.class,
                "alfafile:copy?destinationFolderId=E&" + ACCOUNT + "&apiUrl=" + url() + "/api/v1",
                "GH"));
    }

    @Test
    void ofADownloadServer() {
        answer(
                "file/download",
                "{\"response\":{\"download_url\":\"" + url() + "/x\"},\"status\":200,\"details\":null}");

        isTold(failure(InvalidRequestException.class, "alfafile:download?downloadDirectory=" + directory, "GH"));
        assertThat(SERVER.calls("file/download")).isEqualTo(1);
    }

    @Test
    void whereADownloadIsRedirectedTo() throws Exception {
        SERVER.failDownload("GH", DownloadFault.redirectTo(url() + "/x"), 9);

        try (InputStream in =
                result(HostedFile.class, "alfafile:download", "GH").open()) {
            assertThatIOException()
                    .isThrownBy(in::readAllBytes)
                    .satisfies(e -> isTold((FileHostException) e.getCause()));
        }
        assertThat(SERVER.downloads("GH")).isEqualTo(1);
    }

    @Test
    void ofAnUploadServer() {
        answer(
                "file/upload",
                "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"url\":\"" + url()
                        + "/x\",\"state\":0}},\"status\":200,\"details\":null}");

        isTold(failure(InvalidRequestException.class, "alfafile:upload?fileName=b.bin", "text"));
        assertThat(SERVER.calls("file/upload_info")).isZero();
    }

    @Test
    void otherTroubleWithTlsPasses() {
        String plain = "https://localhost:" + URI.create(SERVER.apiUrl()).getPort() + "/api/v1";

        TemporaryFailureException failure = failure(
                TemporaryFailureException.class, "alfafile:info?maxRetries=1&" + ACCOUNT + "&apiUrl=" + plain, "GH");

        assertThat(failure.isRetryable()).isTrue();
    }
}
