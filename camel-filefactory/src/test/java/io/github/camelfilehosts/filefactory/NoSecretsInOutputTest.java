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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.contract.NoSecretsInOutputContract;
import io.github.camelfilehosts.secrets.VisibleOutput;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;

class NoSecretsInOutputTest extends FileFactoryTestSupport implements NoSecretsInOutputContract {

    private static final String FILE_PASSWORD = "sesame-" + Secrets.MARK;

    private VisibleOutput output;

    @Override
    protected void configure(FileFactoryConfiguration options) throws IOException {
        SERVER.addFile("abc", "a.bin", Content.random(300_000, 1)).password(FILE_PASSWORD);
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
                        .to("filefactory:download?password=RAW(" + SERVER.password() + ")&authKey=" + SERVER.authKey()
                                + "&filePassword=" + FILE_PASSWORD)
                        .to("log:route?showAll=true");
                from("direct:wrong").to("filefactory:getMemberInfo?password=RAW(" + WRONG_PASSWORD + ")");
                from("direct:dynamic").toD("filefactory:getDownloadLink?fileId=${body}&filePassword=${header.secret}");
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
            "transfer 'abc' began",
            "transfer 'abc' of 'a.bin' is complete: 300000 bytes",
            "ERR_API_LOGIN_FAILED",
            "CamelFileName",
            "EndpointUri: filefactory://download",
            "exchange sent to: filefactory://download",
            "tag(endpointName=filefactory://download?"
        };
    }

    @Override
    public void successes() throws IOException {
        output.exchange(send("direct:route", "abc"));
        output.exchange(send("direct:dynamic", "abc", Map.of("secret", FILE_PASSWORD)), "secret");
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        output.exchange(
                send(
                        "filefactory:download?downloadDirectory=" + directory,
                        "abc",
                        Map.of(FileFactoryConstants.FILE_PASSWORD, FILE_PASSWORD)),
                FileFactoryConstants.FILE_PASSWORD);
        HostedFile file = hostedFile();
        try (InputStream in = file.open()) {
            in.readAllBytes();
            output.add(in);
        }
        output.add(new Credentials(SERVER.email(), SERVER.password(), SERVER.authKey()));
    }

    private HostedFile hostedFile() {
        return result(HostedFile.class, "filefactory:download?filePassword=" + FILE_PASSWORD, "abc");
    }

    @Override
    public void failures() throws IOException {
        String echo = "You sent " + SERVER.password() + ", " + SERVER.authKey() + " and " + FILE_PASSWORD;
        for (int code : new int[] {1, 700, 701, 702, 705, 708, 712, 715, 716, 717, 999}) {
            SERVER.failNext("getDownloadLink", code, "Wrong password " + FILE_PASSWORD, 1);
            output.exchange(send("filefactory:getDownloadLink?maxRetries=0&filePassword=" + FILE_PASSWORD, "abc"));
        }
        output.exchange(send("direct:dynamic", "abc", Map.of("secret", WRONG_PASSWORD)), "secret");
        SERVER.failNext("getFileInfo", 701, 2);
        SERVER.failNextWith("getFileInfo", 200, "text/html", echo, 1);
        output.exchange(send("filefactory:getFileInfo?maxRetries=2", "abc"));
        SERVER.failNextWith("getMemberInfo", 200, "application/json", "{\"" + echo + "\"", 9);
        output.exchange(send("filefactory:getMemberInfo", null));
        answer("getFileInfo", "{\"type\":\"success\",\"result\":{\"files\":{\"abc\":{\"size\":\"" + echo + "\"}}}}");
        output.exchange(send("filefactory:getFileInfo", "abc"));
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(251), 1);
        HostedFile file = hostedFile();
        try (InputStream in = file.open()) {
            in.read();
        } catch (IOException e) {
            output.failure(e);
        }
        SERVER.failNext("getSessionKey", 706, "Login details " + WRONG_PASSWORD + "/" + SERVER.authKey(), 9);
        output.exchange(send("direct:wrong", null));
        output.exchange(send("direct:wrong", null));
        SERVER.reset();
        SERVER.clock(time);
        SERVER.addFile("abc", "a.bin", Content.random(300_000, 1));
        SERVER.expireSessions();
        output.exchange(send("filefactory:getFileInfo", "abc"));
        String key = result(String.class, "filefactory:getSessionKey", null);
        SERVER.failNext("getMemberInfo", 701, "The key " + key + " is odd", 1);
        output.exchange(send("filefactory:getMemberInfo?maxRetries=0", null));
        output.exchange(send(
                "filefactory:getFileInfo?maxRetries=0&email=%s&password=%s&apiUrl=http://localhost:%d/v1"
                        .formatted(SERVER.email(), SERVER.password(), NoSecretsInOutputContract.closedPort()),
                "abc"));
    }

    @Override
    public List<String> invalidUris() {
        return List.of(
                "filefactory:download?passwort=5&password=RAW(" + SERVER.password() + ")",
                "filefactory:download?maxRetries=-1&filePassword=" + FILE_PASSWORD,
                "filefactory:download?maxRetries=many&filePassword=" + FILE_PASSWORD,
                "filefactory:download?email=RAW( )&password=" + WRONG_PASSWORD,
                "filefactory:nothing?authKey=" + SERVER.authKey());
    }
}
