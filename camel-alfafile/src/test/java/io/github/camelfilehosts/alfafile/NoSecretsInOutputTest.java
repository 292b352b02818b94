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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.contract.NoSecretsInOutputContract;
import io.github.camelfilehosts.secrets.VisibleOutput;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import io.github.camelfilehosts.test.UploadFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;

class NoSecretsInOutputTest extends AlfaFileTestSupport implements NoSecretsInOutputContract {

    private static final String WRONG_TOKEN = "expired-" + Secrets.MARK;

    private VisibleOutput output;

    @Override
    protected void configure(AlfaFileConfiguration options) throws IOException {
        SERVER.addFile("GH", "a.bin", Content.random(300_000, 1));
        output = new VisibleOutput(context);
    }

    @Override
    protected boolean jmx() {
        return true;
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:route")
                        .to("alfafile:upload?fileName=b.txt&token=" + WRONG_TOKEN + "&password=RAW(" + SERVER.password()
                                + ")")
                        .to("log:route?showAll=true");
                from("direct:wrong").to("alfafile:userInfo?password=RAW(" + WRONG_PASSWORD + ")");
                from("direct:dynamic").toD("alfafile:info?fileId=${body}&token=${header.secret}");
            }
        };
    }

    @Override
    public VisibleOutput output() {
        return output;
    }

    @Override
    public String[] seen() {
        return new String[] {
            "was sent and is being processed",
            "was answered with status 403",
            "CamelAlfaFileProducedFileId",
            "EndpointUri: alfafile://upload",
            "exchange sent to: alfafile://upload",
            "tag(endpointName=alfafile://upload?"
        };
    }

    @Override
    public void successes() throws IOException {
        output.exchange(send("direct:route", "text"));
        output.exchange(send("direct:dynamic", "GH", Map.of("secret", SERVER.token())), "secret");
        output.exchange(send("alfafile:info?token=" + SERVER.token(), "GH"));
        SERVER.failUpload(UploadFault.resetAfter(1_000), 1);
        output.exchange(send(
                "alfafile:upload?fileName=c.bin", Content.random(200_000, 2).toByteArray()));
        SERVER.failDownload("GH", DownloadFault.endAfter(100_000), 1);
        output.exchange(send("alfafile:download?downloadDirectory=" + directory, "GH"));
        try (InputStream in =
                result(HostedFile.class, "alfafile:download", "GH").open()) {
            in.readAllBytes();
            output.add(in);
        }
        output.exchange(send("alfafile:getDownloadLink", "GH"));
        output.exchange(send("alfafile:userInfo", null));
        output.add(new Credentials(SERVER.login(), SERVER.password(), null));
    }

    @Override
    public void failures() throws IOException {
        String echo = "You sent " + token() + " of " + SERVER.password();
        for (int status : new int[] {201, 400, 401, 403, 404, 409, 418, 429, 500}) {
            SERVER.failNext("file/info", status, "No " + token(), 1);
            output.exchange(send("alfafile:info?maxRetries=0", "GH"));
        }
        SERVER.failNext("file/delete", 500, "No " + token(), 4);
        output.exchange(send("alfafile:delete", "GH"));
        SERVER.failNext("file/copy", 500, "No " + token(), 1);
        output.exchange(send("alfafile:copy?destinationFolderId=E", "GH"));
        answer(
                "file/delete",
                "{\"response\":{\"result\":{\"success_ids\":[],\"fail_ids\":[\"GH\"],\"errors\":[\"" + token()
                        + "\"]}},\"status\":200,\"details\":null}");
        output.exchange(send("alfafile:delete", "GH"));
        SERVER.failNext("file/info", 500, "Down", 2);
        SERVER.failNextWith("file/info", 200, "text/html", echo, 1);
        output.exchange(send("alfafile:info", "GH"));
        SERVER.failNextWith("file/info", 200, "application/json", "{\"" + echo + "\"", 4);
        output.exchange(send("alfafile:info", "GH"));
        answer(
                "user/info",
                "{\"response\":{\"user\":{\"premium_end_time\":\"" + token() + "\"}},\"status\":200,\"details\":null}");
        output.exchange(send("alfafile:userInfo", null));
        SERVER.failDownload("GH", DownloadFault.html(200), 9);
        try (InputStream in =
                result(HostedFile.class, "alfafile:download", "GH").open()) {
            in.read();
        } catch (IOException e) {
            output.failure(e);
        }
        SERVER.failUpload(UploadFault.failState(), 9);
        output.exchange(send("alfafile:upload?fileName=d.bin", "more text"));
        SERVER.failNext("user/login", 401, "Wrong login or password " + WRONG_PASSWORD, 9);
        output.exchange(send("direct:wrong", null));
        output.exchange(send("direct:wrong", null));
        SERVER.reset();
        SERVER.addFile("GH", "a.bin", Content.random(300_000, 1));
        SERVER.expireTokens();
        output.exchange(send("alfafile:info", "GH"));
        output.exchange(send(
                "alfafile:info?maxRetries=0&login=%s&password=%s&apiUrl=http://localhost:%d/api/v1"
                        .formatted(SERVER.login(), SERVER.password(), NoSecretsInOutputContract.closedPort()),
                "GH"));
    }

    /** The session's, at this moment. */
    private String token() {
        result(UserInfo.class, "alfafile:userInfo", null);
        List<ApiCall> calls = SERVER.callsOf("user/info");
        return calls.get(calls.size() - 1).param("token");
    }

    @Override
    public List<String> invalidUris() {
        return List.of(
                "alfafile:download?passwort=5&password=RAW(" + SERVER.password() + ")",
                "alfafile:download?maxRetries=-1&token=" + SERVER.token(),
                "alfafile:download?maxRetries=many&token=" + SERVER.token(),
                "alfafile:download?login=RAW( )&password=" + WRONG_PASSWORD,
                "alfafile:nothing?token=" + SERVER.token());
    }
}
