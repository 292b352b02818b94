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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that we write holds a password, authkey, session key or file password, however badly things go. */
class NoSecretsInOutputTest extends FileFactoryTestSupport {

    private static final String FILE_PASSWORD = "sesame-file-42";
    private static final String WRONG_PASSWORD = "wrong-account-password-5";

    /** Where simplelogger.properties sends all that is logged, ours at level TRACE. */
    private static final Path LOG = Path.of("target", "filefactory-test.log");

    private final List<String> output = new ArrayList<>();

    @Override
    void configure(FileFactoryConfiguration options) {
        useAccount(options);
        // Error messages that echo what was sent, as services do.
        SERVER.addFile("abc", "a.bin", Content.random(300_000, 1)).password(FILE_PASSWORD);
    }

    @Override
    boolean jmx() {
        return true;
    }

    @Override
    RouteBuilder routes() {
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

    @Test
    void noSecretIsShown(@TempDir Path directory) throws Exception {
        long logged = Files.exists(LOG) ? Files.size(LOG) : 0;
        String key = result(String.class, "filefactory:getSessionKey", null);

        successes(directory);
        String secondKey = failures();

        collectEndpoints();
        collectJmx();
        try (InputStream log = Files.newInputStream(LOG)) {
            log.skipNBytes(logged);
            output.add(new String(log.readAllBytes(), StandardCharsets.UTF_8));
        }
        List<String> secrets =
                List.of(SERVER.password(), SERVER.authKey(), FILE_PASSWORD, WRONG_PASSWORD, key, secondKey);
        String all = String.join("\n", output);
        // What was collected is what it should be.
        assertThat(all)
                .contains("Trying again in")
                .contains("ERR_API_LOGIN_FAILED")
                .contains("EndpointUri")
                .contains("CamelFileName");
        for (String secret : secrets) {
            for (String piece : output) {
                assertThat(piece).doesNotContain(secret);
            }
        }
    }

    private void successes(Path directory) throws IOException {
        collect(send("direct:route", "abc"));
        collect(send("direct:dynamic", "abc", "secret", FILE_PASSWORD));
        SERVER.failDownload("abc", DownloadFault.endAfter(100_000), 1);
        collect(send(
                "filefactory:download?downloadDirectory=" + directory,
                "abc",
                FileFactoryConstants.FILE_PASSWORD,
                FILE_PASSWORD));
        Exchange download = succeed("filefactory:download?filePassword=" + FILE_PASSWORD, "abc");
        try (InputStream in = download.getMessage().getBody(HostedFile.class).open()) {
            in.readAllBytes();
            output.add(in.toString());
        }
        output.add(new Credentials(SERVER.email(), SERVER.password(), SERVER.authKey()).toString());
        output.add(component.getConfiguration().toString());
        output.add(component.toString());
    }

    /** @return the session key of the end */
    private String failures() throws IOException {
        String echo = "You sent " + SERVER.password() + ", " + SERVER.authKey() + " and " + FILE_PASSWORD;
        for (int code : new int[] {1, 700, 701, 702, 705, 708, 712, 715, 716, 717, 999}) {
            SERVER.failNext("getDownloadLink", code, "Wrong password " + FILE_PASSWORD, 1);
            collect(send("filefactory:getDownloadLink?maxRetries=0&filePassword=" + FILE_PASSWORD, "abc"));
        }
        SERVER.failNext("getFileInfo", 701, 2);
        SERVER.failNextWith("getFileInfo", 200, "text/html", echo, 1);
        collect(send("filefactory:getFileInfo?maxRetries=2", "abc"));
        SERVER.failNextWith("getMemberInfo", 200, "application/json", "{\"" + echo + "\"", 9);
        collect(send("filefactory:getMemberInfo", null));
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(251), 1);
        HostedFile file = succeed("filefactory:download?filePassword=" + FILE_PASSWORD, "abc")
                .getMessage()
                .getBody(HostedFile.class);
        try (InputStream in = file.open()) {
            in.read();
        } catch (FileHostException e) {
            output.add(trace(e));
        }
        SERVER.failNext("getSessionKey", 706, "Login details " + WRONG_PASSWORD + "/" + SERVER.authKey(), 9);
        collect(send("direct:wrong", null));
        collect(send("direct:wrong", null));
        SERVER.reset();
        SERVER.clock(time);
        String key = result(String.class, "filefactory:getSessionKey?maxRetries=7", null);
        SERVER.expireSessions();
        collect(send("filefactory:getFileInfo", "abc"));
        key = SERVER.logins() > 0 ? result(String.class, "filefactory:getSessionKey", null) : key;
        SERVER.failNext("getMemberInfo", 701, "The key " + key + " is odd", 1);
        collect(send("filefactory:getMemberInfo?maxRetries=0", null));
        collect(send("filefactory:getFileInfo?maxRetries=0&apiUrl=http://localhost:" + closedPort() + "/v1", "abc"));
        invalidEndpoint("filefactory:download?passwort=5&password=RAW(" + SERVER.password() + ")");
        invalidEndpoint("filefactory:download?maxRetries=-1&filePassword=" + FILE_PASSWORD);
        invalidEndpoint("filefactory:nothing?authKey=" + SERVER.authKey());
        return key;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void invalidEndpoint(String uri) {
        try {
            context.getEndpoint(uri);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof FileHostException ours) {
                output.add(trace(ours));
            }
        }
    }

    private void collect(Exchange exchange) {
        output.add(exchange.toString());
        output.add(String.valueOf(exchange.getMessage().getBody()));
        for (Map.Entry<String, Object> header :
                exchange.getMessage().getHeaders().entrySet()) {
            if (!header.getValue().equals(FILE_PASSWORD)) {
                output.add(header.toString());
            }
        }
        if (exchange.getException() != null) {
            output.add(trace(exchange.getException()));
            if (exchange.getException() instanceof FileHostException ours) {
                output.add(ours.getFailure().toString());
            }
        }
    }

    private void collectEndpoints() {
        for (Endpoint endpoint : context.getEndpoints()) {
            output.add(endpoint.toString());
            if (endpoint instanceof FileFactoryEndpoint ours) {
                output.add(ours.account().toString());
                output.add(ours.getServiceUrl() + ours.getServiceMetadata());
            }
        }
    }

    private void collectJmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name :
                server.queryNames(new ObjectName("org.apache.camel:context=" + context.getName() + ",*"), null)) {
            output.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    output.add(name + " " + attribute.getName() + " " + server.getAttribute(name, attribute.getName()));
                }
            }
        }
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
