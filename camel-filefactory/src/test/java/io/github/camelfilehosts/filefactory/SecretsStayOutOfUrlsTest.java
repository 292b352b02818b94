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

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsStayOutOfUrlsTest extends FileFactoryTestSupport {

    private static final String FILE_PASSWORD = "sesame-file-42";

    @Test
    void noUrlThatReachesAServerHoldsASecret(@TempDir Path directory) throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(200_000, 1)).password(FILE_PASSWORD);
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(263), 1);
        SERVER.failDownload("abc", DownloadFault.resetAfter(100_000), 1);

        String key = result(String.class, "filefactory:getSessionKey", null);
        succeed("filefactory:getMemberInfo", null);
        succeed("filefactory:getFileInfo", "abc");
        succeed("filefactory:getDownloadLink?filePassword=" + FILE_PASSWORD, "abc");
        HostedFile file = result(
                HostedFile.class, "filefactory:download", "abc", FileFactoryConstants.FILE_PASSWORD, FILE_PASSWORD);
        try (InputStream in = file.open()) {
            in.readAllBytes();
        }
        succeed("filefactory:download?filePassword=" + FILE_PASSWORD + "&downloadDirectory=" + directory, "abc");
        SERVER.expireSessions();
        succeed("filefactory:getMemberInfo", null);

        List<String> secrets = List.of(SERVER.password(), SERVER.authKey(), FILE_PASSWORD, key);
        assertThat(SERVER.calls()).hasSizeGreaterThan(10).allSatisfy(call -> {
            assertThat(call.httpMethod()).isEqualTo("POST");
            assertThat(call.inUrl()).isEmpty();
        });
        assertThat(SERVER.wireMock().getAllServeEvents())
                .hasSizeGreaterThan(10)
                .allSatisfy(event -> assertThat(event.getRequest().getAbsoluteUrl())
                        .doesNotContain(secrets)
                        .doesNotContain(SERVER.email(), "?"));
        assertThat(SERVER.wireMock().getAllServeEvents())
                .allSatisfy(event ->
                        assertThat(event.getRequest().getHeaders().toString()).doesNotContain(secrets));
        // Download servers get the link, and nothing that opens the account.
        assertThat(SERVER.streamRequests())
                .hasSizeGreaterThan(3)
                .allSatisfy(request -> assertThat(request.toString()).doesNotContain(secrets));
        assertThat(SERVER.streamRequests())
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKeys("Cookie", "Authorization"));
    }
}
