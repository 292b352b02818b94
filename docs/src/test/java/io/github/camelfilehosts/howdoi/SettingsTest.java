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
package io.github.camelfilehosts.howdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.test.AlfaFileServer;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page of recipes sets in {@code application.properties}. */
class SettingsTest {

    @RegisterExtension
    static final AlfaFileServer ALFA_FILE = new AlfaFileServer();

    @TempDir
    Path directory;

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    private void start(String settings, Properties more) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/test/resources/settings", settings))) {
            properties.load(reader);
        }
        properties.putIfAbsent("camel.component.alfafile.api-url", ALFA_FILE.apiUrl());
        properties.putIfAbsent("camel.component.alfafile.token", ALFA_FILE.token());
        properties.putAll(more);
        main.setInitialProperties(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:account").to("alfafile:userInfo");
                from("direct:upload").to("alfafile:upload?fileName=letter.txt");
            }
        });
        main.start();
    }

    /** The stand-in is the proxy, too: of a name that nobody else knows it would not be asked. */
    @Test
    void proxy() throws Exception {
        URI standIn = URI.create(ALFA_FILE.apiUrl());
        Properties more = new Properties();
        more.setProperty("camel.component.alfafile.proxy-host", standIn.getHost());
        more.setProperty("camel.component.alfafile.proxy-port", "" + standIn.getPort());
        more.setProperty("camel.component.alfafile.api-url", "http://alfafile.invalid" + standIn.getPath());
        start("proxy.properties", more);

        assertThat(main.getCamelTemplate().requestBody("direct:account", null, UserInfo.class))
                .isNotNull();
    }

    @Test
    void rotatingCredentials() throws Exception {
        Path secret = directory.resolve("alfafile.properties");
        Files.writeString(secret, "login=" + ALFA_FILE.login() + "\npassword=" + ALFA_FILE.password());
        Properties more = new Properties();
        more.setProperty("camel.component.alfafile.token", "{{env:CAMEL_FILEHOSTS_NOT_SET:}}");
        more.setProperty("camel.beans.vault", "#class:" + FileCredentials.class.getName() + "('" + secret + "')");
        start("credentials.properties", more);
        main.getCamelTemplate().requestBody("direct:account", (Object) null);

        ALFA_FILE.account(ALFA_FILE.login(), "new-secret");
        ALFA_FILE.expireTokens();
        Files.writeString(secret, "login=" + ALFA_FILE.login() + "\npassword=new-secret");
        main.getCamelTemplate().requestBody("direct:account", (Object) null);

        assertThat(ALFA_FILE.logins()).isEqualTo(2);
    }

    /** A server in front of the stand-in has a certificate of its own making, which nobody else trusts. */
    @Test
    void trustStore() throws Exception {
        Path store = directory.resolve("company.p12");
        assertThat(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                "changeit")
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(store.toString())
                .keystorePassword("changeit")
                .keyManagerPassword("changeit")
                .keystoreType("PKCS12"));
        server.start();
        try {
            URI standIn = URI.create(ALFA_FILE.apiUrl());
            server.stubFor(WireMock.any(WireMock.anyUrl())
                    .willReturn(
                            WireMock.aResponse().proxiedFrom("http://" + standIn.getHost() + ":" + standIn.getPort())));
            Properties more = new Properties();
            more.setProperty("camel.ssl.trust-store", "file:" + store);
            more.setProperty(
                    "camel.component.alfafile.api-url", "https://localhost:" + server.httpsPort() + standIn.getPath());
            start("trust-store.properties", more);

            assertThat(main.getCamelTemplate().requestBody("direct:account", null, UserInfo.class))
                    .isNotNull();
        } finally {
            server.stop();
        }
    }

    @Test
    void severalAccounts() throws Exception {
        Properties more = new Properties();
        more.setProperty("camel.component.alfafile.token", "{{env:CAMEL_FILEHOSTS_NOT_SET:}}");
        more.setProperty("camel.component.alfafile.login", ALFA_FILE.login());
        more.setProperty("camel.component.alfafile.password", ALFA_FILE.password());
        more.setProperty("camel.beans.second.configuration.apiUrl", ALFA_FILE.apiUrl());
        more.setProperty("camel.beans.second.configuration.token", ALFA_FILE.token());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:second").to("second:userInfo");
            }
        });
        start("second-account.properties", more);

        main.getCamelTemplate().requestBody("direct:second", (Object) null);

        assertThat(ALFA_FILE.logins()).isZero();
        assertThat(ALFA_FILE.calls("user/info")).isEqualTo(1);
    }

    @Test
    void progress() throws Exception {
        start("progress.properties", new Properties());

        main.getCamelTemplate().requestBody("direct:upload", "dear reader");

        assertThat(ALFA_FILE.files()).hasSize(1);
    }
}
