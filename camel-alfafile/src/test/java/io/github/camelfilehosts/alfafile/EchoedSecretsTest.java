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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.secrets.VisibleOutput;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import io.github.camelfilehosts.test.UploadFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A service may echo what it was sent at a login, in any later call and in any form: it is in no message, no log and no
 * serialised exception.
 */
class EchoedSecretsTest extends AlfaFileTestSupport {

    private static final String PASSWORD = "p@ss w\u00F6rd+" + Secrets.MARK + "&<\"'/\\~";

    private static final String IN_URL = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);

    /** As forms, browsers and PHP write it; in JSON it is when it stands in an answer. */
    private static final List<String> FORMS = List.of(
            PASSWORD,
            IN_URL,
            IN_URL.replace("+", "%20"),
            IN_URL.replace("%7E", "~").toLowerCase(Locale.ROOT),
            "p@ss w\\u00f6rd+" + Secrets.MARK + "&<\\\"'\\/\\\\~",
            "p@ss w\u00F6rd+" + Secrets.MARK + "&amp;&lt;&quot;&#039;/\\~");

    private VisibleOutput output;

    @Override
    protected void configure(AlfaFileConfiguration options) {
        SERVER.account("me@example.org", PASSWORD);
        options.setLogin("me@example.org");
        options.setPassword(PASSWORD);
        SERVER.addFile("GH", "a.bin", Content.random(1_000, 1));
        try {
            output = new VisibleOutput(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected boolean jmx() {
        return true;
    }

    /** That it was echoed is seen by what stands in its place. */
    @AfterEach
    void noSecretIsShown() throws Exception {
        output.context();

        assertThat(output.text()).contains("xxxxxx");
        assertThat(Secrets.in(output.text().lines())).isEmpty();
    }

    private void show(Exchange exchange) throws IOException {
        assertThat(exchange.getException()).isInstanceOf(FileHostException.class);
        output.exchange(exchange);
        show(exchange.getException());
    }

    private void show(Throwable failure) throws IOException {
        output.failure(failure);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        output.add(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    /** The session's, at this moment. */
    private String token() {
        result(Object.class, "alfafile:userInfo", null);
        List<ApiCall> calls = SERVER.callsOf("user/info");
        return calls.get(calls.size() - 1).param("token");
    }

    @Test
    void theFormOfTheLoginInAnotherCallsDetails() throws Exception {
        for (String form : FORMS) {
            for (int status : new int[] {201, 400, 403, 404, 409, 500}) {
                SERVER.failNext("file/info", status, "login=me&password=" + form, 1);
                show(send("alfafile:info?maxRetries=0", "GH"));
            }
        }
    }

    @Test
    void theFormOfTheLoginInTheErrorOfTheLogin() throws Exception {
        SERVER.failNext("user/login", 401, "login=me&password=" + IN_URL.replace("+", "%20"), 1);
        show(send("alfafile:info", "GH"));
        show(send("alfafile:info", "GH"));
    }

    @Test
    void theFormOfTheLoginAsAContentType() throws Exception {
        result(Object.class, "alfafile:info", "GH");
        for (String type : List.of("text/" + IN_URL, "text/" + IN_URL.replace("+", "%20"), token())) {
            SERVER.failNextWith("file/info", 200, type, "<html>", 1);
            show(send("alfafile:info?maxRetries=0", "GH"));
            SERVER.failUpload(UploadFault.status(400).and(UploadFault.header("Content-Type", type)), 1);
            show(send("alfafile:upload?fileName=b.bin&maxRetries=0", "text"));
        }
    }

    @Test
    void theTokenAndThePasswordInARedirect() throws Exception {
        for (String location : List.of(
                "https://login.example/" + IN_URL.replace("+", "%20"),
                "https://" + token().toLowerCase(Locale.ROOT) + ".example/")) {
            SERVER.failCall("file/info", ApiFault.redirectTo(location), 1);
            show(send("alfafile:info?maxRetries=0", "GH"));
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
                "{\"response\":{\"upload\":{\"upload_id\":\"" + token()
                        + "\",\"url\":null,\"state\":0}},\"status\":200,\"details\":null}");
        show(send("alfafile:upload?fileName=b.bin", "text"));
    }

    /** The host is quoted by Java's own exception. */
    @Test
    void theTokenInTheRedirectOfADownload() throws Exception {
        for (String location : List.of("http://" + token() + ".invalid/x", "x" + token() + ":x")) {
            HostedFile file = result(HostedFile.class, "alfafile:download?maxRetries=0", "GH");
            SERVER.failDownload("GH", DownloadFault.redirectTo(location), 9);
            try (InputStream in = file.open()) {
                in.readAllBytes();
            } catch (IOException e) {
                show(e);
            }
            show(send("alfafile:download?maxRetries=0&downloadDirectory=" + directory.resolve("files"), "GH"));
        }
    }

    /** Two sessions ago. */
    @Test
    void thePreviousTokenAfterANewLogin() throws Exception {
        String token = token();
        SERVER.expireTokens();
        result(Object.class, "alfafile:info", "GH");
        SERVER.failNext("file/info", 400, "Expired: " + token, 1);
        show(send("alfafile:info?maxRetries=0", "GH"));
    }
}
