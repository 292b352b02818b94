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
package io.github.camelfilehosts.contract;

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
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A service may echo what it was sent at a login, in any later call and in any form: it is in no message, no log and no
 * serialised exception. A test that passes this gives the account {@link #PASSWORD}.
 */
public interface EchoedSecretsContract extends ComponentTest {

    String PASSWORD = "p@ss w\u00F6rd+" + Secrets.MARK + "&<\"'/\\~";

    /** Of the test's context, from before its start. */
    VisibleOutput output();

    /** What the last login has given; the first if there was none. */
    String sessionKey();

    /** Errors of a call, of every kind. */
    int[] errors();

    /** The error of a service that is busy. */
    int busy();

    /** That it was echoed is seen by what stands in its place. */
    @AfterEach
    default void noSecretIsShown() throws Exception {
        output().context();

        assertThat(output().text()).contains("xxxxxx");
        assertThat(Secrets.in(output().text().lines())).isEmpty();
    }

    /** @param sent the headers that the test put there itself */
    default void show(Exchange exchange, String... sent) throws IOException {
        assertThat((Throwable) exchange.getException()).isInstanceOf(FileHostException.class);
        output().exchange(exchange, sent);
        show(exchange.getException());
    }

    default void show(Throwable failure) throws IOException {
        output().failure(failure);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        output().add(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    /** As forms, browsers and PHP write it. */
    static List<String> forms(String secret) {
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

    /** Those that hold nothing but what a head may. */
    private static List<String> formsInHeads() {
        return forms(PASSWORD).subList(1, 4);
    }

    private Exchange ask() {
        return send(infoUri() + "?maxRetries=0", "abc");
    }

    @Test
    default void theFormOfTheLoginInAnotherCallsMessage() throws Exception {
        for (String form : forms(PASSWORD)) {
            for (int error : errors()) {
                String message =
                        "login=me&password=" + form + "&authkey=" + account().authKey();
                server().failNext(words().infoMethod(), error, message, 1);
                show(ask());
            }
        }
    }

    @Test
    default void theFormOfTheLoginInTheErrorOfTheLogin() throws Exception {
        String message = "login=me&password=" + forms(PASSWORD).get(2);
        server().failNext(words().loginMethod(), words().refusedLogin(), message, 1);
        show(ask());
        show(ask());
    }

    @Test
    default void theFormOfTheLoginAsAContentTypeOrRedirect() throws Exception {
        for (String form : formsInHeads()) {
            server().failNextWith(words().infoMethod(), 200, "text/" + form, "<html>", 1);
            show(ask());
            server().failCall(words().infoMethod(), ApiFault.redirectTo("https://login.example/" + form), 1);
            show(ask());
        }
    }

    @Test
    default void theKeyAsAContentTypeOrRedirect() throws Exception {
        String key = sessionKey();
        server().failNextWith(words().infoMethod(), 200, key, "<html>", 1);
        show(ask());
        String host = key.toLowerCase(Locale.ROOT) + ".example";
        server().failCall(words().infoMethod(), ApiFault.redirectTo("https://" + host + "/"), 1);
        show(ask());
    }

    @Test
    default void theKeyThatALoginHasJustGiven() throws Exception {
        String key = sessionKey();
        server().failNext(words().infoMethod(), busy(), "key " + key, 1);
        show(ask());
        expireSessions();
        server().failNext(words().loginMethod(), busy(), "You had the key " + key, 1);
        show(ask());
    }

    /** Two sessions ago. */
    @Test
    default void thePreviousKeyAfterANewLogin() throws Exception {
        String key = sessionKey();
        expireSessions();
        succeed(accountUri(), null);
        server().failNext(words().infoMethod(), busy(), "Expired: " + key, 1);
        show(ask());
    }

    /** The host is quoted by Java's own exception. */
    @Test
    default void theKeyInTheRedirectOfADownload() throws Exception {
        addFile("def", "d.bin", Content.random(1_000, 1));
        String key = sessionKey();
        for (String location : List.of("http://" + key + ".invalid/x", "x" + key + ":x")) {
            HostedFile file = result(HostedFile.class, downloadUri() + "?maxRetries=0", "def");
            server().failDownload("def", DownloadFault.redirectTo(location), 2);
            try (InputStream in = file.open()) {
                in.readAllBytes();
            } catch (IOException e) {
                show(e);
            }
            show(send(
                    downloadUri() + "?maxRetries=0&downloadDirectory="
                            + directory().resolve("files"),
                    "def"));
        }
    }
}
