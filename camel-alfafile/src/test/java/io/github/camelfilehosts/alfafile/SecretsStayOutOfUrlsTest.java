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

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.secrets.SentRequests;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.UploadFault;
import java.io.File;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class SecretsStayOutOfUrlsTest extends AlfaFileTestSupport {

    @Test
    void noUrlThatReachesAServerHoldsASecret() throws Exception {
        SERVER.addFile("GH", "a.bin", Content.random(200_000, 1));
        SERVER.failDownload("GH", DownloadFault.resetAfter(100_000), 1);
        SERVER.failUpload(UploadFault.resetAfter(1_000), 1);

        result(AlfaFile.class, "alfafile:info?token=" + SERVER.token(), "GH");
        result(UserInfo.class, "alfafile:userInfo", null);
        result(
                AlfaFile.class,
                "alfafile:upload?fileName=a.txt",
                Content.random(100_000, 2).toByteArray());
        try (InputStream in =
                result(HostedFile.class, "alfafile:download", "GH").open()) {
            in.readAllBytes();
        }
        result(File.class, "alfafile:download?downloadDirectory=" + directory, "GH");
        SERVER.expireTokens();
        result(AlfaFile.class, "alfafile:rename?fileName=b.bin", "GH");
        send("alfafile:delete", "GH");

        SentRequests.assertSecretsStayInBodies(SERVER, SERVER.login());
    }
}
