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

import io.github.camelfilehosts.contract.EchoedSecretsContract;
import io.github.camelfilehosts.secrets.VisibleOutput;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoedSecretsTest extends FileFactoryTestSupport implements EchoedSecretsContract {

    private static final String FILE_PASSWORD = "open sesame! " + Secrets.MARK;

    private VisibleOutput output;

    @Override
    protected void configure(FileFactoryConfiguration options) throws IOException {
        SERVER.account(SERVER.email(), PASSWORD, SERVER.authKey());
        options.setPassword(PASSWORD);
        options.setMaxRetries(0);
        SERVER.addFile("abc", "a.bin", Content.random(1_000, 1)).password(FILE_PASSWORD);
        output = new VisibleOutput(context);
    }

    @Override
    protected boolean jmx() {
        return true;
    }

    @Override
    public VisibleOutput output() {
        return output;
    }

    @Override
    public String sessionKey() {
        return result(String.class, "filefactory:getSessionKey", null);
    }

    @Override
    public int[] errors() {
        return new int[] {700, 701, 702, 708, 712, 999};
    }

    @Override
    public int busy() {
        return 701;
    }

    @Test
    void theKeyInTheMessageOfAFileThatIsGone() throws Exception {
        String key = sessionKey();
        SERVER.failNext("getFileInfo", 712, "key " + key, 1);
        show(send("filefactory:getFileInfo", "abc"));
    }

    @Test
    void theFilesPassword() throws Exception {
        for (String form : EchoedSecretsContract.forms(FILE_PASSWORD)) {
            SERVER.failNext("getDownloadLink", 716, "password=" + form, 1);
            show(
                    send(
                            "filefactory:getDownloadLink",
                            "abc",
                            Map.of(FileFactoryConstants.FILE_PASSWORD, FILE_PASSWORD)),
                    FileFactoryConstants.FILE_PASSWORD);
        }
    }
}
