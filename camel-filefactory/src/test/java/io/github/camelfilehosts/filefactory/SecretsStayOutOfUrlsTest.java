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

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.secrets.SentRequests;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsStayOutOfUrlsTest extends FileFactoryTestSupport {

    private static final String FILE_PASSWORD = "sesame-" + Secrets.MARK;

    @Test
    void noUrlThatReachesAServerHoldsASecret(@TempDir Path directory) throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(200_000, 1)).password(FILE_PASSWORD);
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(263), 1);
        SERVER.failDownload("abc", DownloadFault.resetAfter(100_000), 1);

        succeed("filefactory:getSessionKey", null);
        succeed("filefactory:getMemberInfo", null);
        succeed("filefactory:getFileInfo", "abc");
        succeed("filefactory:getDownloadLink?filePassword=" + FILE_PASSWORD, "abc");
        HostedFile file = result(
                HostedFile.class,
                "filefactory:download",
                "abc",
                Map.of(FileFactoryConstants.FILE_PASSWORD, FILE_PASSWORD));
        try (InputStream in = file.open()) {
            in.readAllBytes();
        }
        succeed("filefactory:download?filePassword=" + FILE_PASSWORD + "&downloadDirectory=" + directory, "abc");
        SERVER.expireSessions();
        succeed("filefactory:getMemberInfo", null);

        SentRequests.assertSecretsStayInBodies(SERVER, SERVER.email());
    }
}
