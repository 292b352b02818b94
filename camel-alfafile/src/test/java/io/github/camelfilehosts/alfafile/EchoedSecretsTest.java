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

import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.contract.EchoedSecretsContract;
import io.github.camelfilehosts.secrets.VisibleOutput;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.UploadFault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EchoedSecretsTest extends AlfaFileTestSupport implements EchoedSecretsContract {

    private static final String IN_URL = EchoedSecretsContract.forms(PASSWORD).get(1);

    private VisibleOutput output;

    @Override
    protected void configure(AlfaFileConfiguration options) throws IOException {
        SERVER.account("me@example.org", PASSWORD);
        options.setLogin("me@example.org");
        options.setPassword(PASSWORD);
        SERVER.addFile("GH", "a.bin", Content.random(1_000, 1));
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
        result(Object.class, "alfafile:userInfo", null);
        List<ApiCall> calls = SERVER.callsOf("user/info");
        return calls.get(calls.size() - 1).param("token");
    }

    @Override
    public int[] errors() {
        return new int[] {201, 400, 403, 404, 409, 500};
    }

    @Override
    public int busy() {
        return 500;
    }

    @Test
    void theFormOfTheLoginAsTheContentTypeOfAnUploadServer() throws Exception {
        for (String type : List.of("text/" + IN_URL, "text/" + IN_URL.replace("+", "%20"), sessionKey())) {
            SERVER.failUpload(UploadFault.status(400).and(UploadFault.header("Content-Type", type)), 1);
            show(send("alfafile:upload?fileName=b.bin&maxRetries=0", "text"));
        }
    }

    @Test
    void thePasswordInTheErrorsOfABatch() throws Exception {
        result(Object.class, "alfafile:info", "GH");
        String answer = "{\"response\":{\"result\":{\"success_ids\":[],\"fail_ids\":[\"GH\"],\"errors\":[\"" + IN_URL
                + "\"]}},\"status\":200,\"details\":null}";
        answer("file/delete", answer);
        show(send("alfafile:delete", "GH"));
        answer("file/delete", answer);
        output.add(result(BatchResult.class, "alfafile:delete?failOnPartial=false", "GH"));
    }

    @Test
    void theTokenAsTheUploadsId() throws Exception {
        answer(
                "file/upload",
                "{\"response\":{\"upload\":{\"upload_id\":\"" + sessionKey()
                        + "\",\"url\":null,\"state\":0}},\"status\":200,\"details\":null}");
        show(send("alfafile:upload?fileName=b.bin", "text"));
    }
}
