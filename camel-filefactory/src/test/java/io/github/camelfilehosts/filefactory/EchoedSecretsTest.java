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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.secrets.VisibleOutput;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A service may echo what it was sent at a login, in any later call and in any form: it is in no message, no log and no
 * serialised exception.
 */
class EchoedSecretsTest extends FileFactoryTestSupport {

    private static final String PASSWORD = "p@ss w\u00F6rd+" + Secrets.MARK + "&<\"'/\\~";
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

    /** That it was echoed is seen by what stands in its place. */
    @AfterEach
    void noSecretIsShown() throws Exception {
        output.context();

        assertThat(output.text()).contains("xxxxxx");
        assertThat(Secrets.in(output.text().lines())).isEmpty();
    }

    private void show(Exchange exchange) throws IOException {
        assertThat(exchange.getException()).isInstanceOf(FileHostException.class);
        output.exchange(exchange, FileFactoryConstants.FILE_PASSWORD);
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

    /** As forms, browsers and PHP write it. */
    private static List<String> forms(String secret) {
        String inUrl = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return List.of(
                secret,
                inUrl,
                inUrl.replace("+", "%20"),
                inUrl.replace("%7E", "~").toLowerCase(Locale.ROOT),
                secret.replace("\\", "\\\\")
                        .replace("/", "\\/")
                        .replace("\"", "\\\"")
                        .replace("\u00F6", "\\u00f6"),
                secret.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#039;"));
    }

    @Test
    void theFormOfTheLoginInAnotherCallsMessage() throws Exception {
        for (String form : forms(PASSWORD)) {
            for (int code : new int[] {700, 701, 702, 708, 712, 999}) {
                SERVER.failNext("getFileInfo", code, "email=me&password=" + form + "&authkey=" + SERVER.authKey(), 1);
                show(send("filefactory:getFileInfo", "abc"));
            }
        }
    }

    @Test
    void theKeyThatALoginHasJustGiven() throws Exception {
        String key = result(String.class, "filefactory:getSessionKey", null);
        SERVER.failNext("getFileInfo", 712, "key " + key, 1);
        show(send("filefactory:getFileInfo", "abc"));
        SERVER.expireSessions();
        SERVER.failNext("getSessionKey", 701, "You had the key " + key, 1);
        show(send("filefactory:getFileInfo", "abc"));
    }

    @Test
    void theFormOfTheLoginAsAContentTypeOrRedirect() throws Exception {
        for (String form : forms(PASSWORD).subList(1, 4)) {
            SERVER.failNextWith("getFileInfo", 200, "text/" + form, "<html>", 1);
            show(send("filefactory:getFileInfo", "abc"));
            SERVER.failCall("getFileInfo", ApiFault.redirectTo("https://login.example/" + form), 1);
            show(send("filefactory:getFileInfo", "abc"));
        }
    }

    @Test
    void theFilesPassword() throws Exception {
        for (String form : forms(FILE_PASSWORD)) {
            SERVER.failNext("getDownloadLink", 716, "password=" + form, 1);
            show(send("filefactory:getDownloadLink", "abc", Map.of(FileFactoryConstants.FILE_PASSWORD, FILE_PASSWORD)));
        }
    }

    /** The host is quoted by Java's own exception. */
    @Test
    void theKeyInTheRedirectOfADownload() throws Exception {
        String key = result(String.class, "filefactory:getSessionKey", null);
        for (String location : List.of("http://" + key + ".invalid/x", "x" + key + ":x")) {
            HostedFile file = result(
                    HostedFile.class,
                    "filefactory:download",
                    "abc",
                    Map.of(FileFactoryConstants.FILE_PASSWORD, FILE_PASSWORD));
            SERVER.failDownload("abc", DownloadFault.redirectTo(location), 1);
            try (InputStream in = file.open()) {
                in.readAllBytes();
            } catch (IOException e) {
                show(e);
            }
        }
    }
}
