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
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Camel context of its own for each test, whose component talks to the stand-in server as its member. */
abstract class StandInTest {

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @TempDir
    Path directory;

    DefaultCamelContext context;
    AlfaFileComponent component;
    ProducerTemplate template;

    @BeforeEach
    void startCamel() throws Exception {
        context = new DefaultCamelContext();
        if (!jmx()) {
            context.disableJMX();
        }
        context.getShutdownStrategy().setTimeout(5);
        context.getStreamCachingStrategy().setSpoolDirectory(spoolDirectory().toFile());
        component = newComponent();
        component.getConfiguration().setApiUrl(alfaFile.apiUrl());
        component.getConfiguration().setLogin(alfaFile.login());
        component.getConfiguration().setPassword(alfaFile.password());
        component.getConfiguration().setRetryDelay(Duration.ofMillis(1));
        component.getConfiguration().setPollInterval(Duration.ofMillis(5));
        configure(component.getConfiguration());
        context.addComponent("alfafile", component);
        RouteBuilder routes = routes();
        if (routes != null) {
            context.addRoutes(routes);
        }
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopCamel() throws Exception {
        template.stop();
        context.close();
        // Or it would not be found where it must not be.
        assertThat(alfaFile.calls())
                .flatExtracting(ApiCall::secrets)
                .as("secrets, each with the mark")
                .allMatch(secret -> secret.contains(Secrets.MARK));
    }

    /** Off, because it takes time and few tests look at it. */
    boolean jmx() {
        return false;
    }

    AlfaFileComponent newComponent() {
        return new AlfaFileComponent();
    }

    /** What a test wants otherwise. */
    void configure(AlfaFileConfiguration configuration) {}

    /** What a test wants to run. */
    RouteBuilder routes() {
        return null;
    }

    Path spoolDirectory() {
        return directory.resolve("spool");
    }

    /** What lies in Camel's spool directory. */
    List<Path> spooled() {
        if (!Files.isDirectory(spoolDirectory())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(spoolDirectory())) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a message and returns what became of it, its failure too. */
    Exchange send(String uri, Object body, Map<String, ?> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach((name, value) -> exchange.getMessage().setHeader(name, value));
        });
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** The body that comes back; fails where the exchange fails. */
    <T> T result(Class<T> type, String uri, Object body, Map<String, ?> headers) {
        return succeeded(type, send(uri, body, headers));
    }

    <T> T result(Class<T> type, String uri, Object body) {
        return result(type, uri, body, Map.of());
    }

    static <T> T succeeded(Class<T> type, Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(type);
        return type.cast(exchange.getMessage().getBody());
    }

    /** The failure of this type that comes back; fails where the exchange does not. */
    <T extends FileHostException> T failure(Class<T> type, String uri, Object body, Map<String, ?> headers) {
        return failed(type, send(uri, body, headers));
    }

    <T extends FileHostException> T failure(Class<T> type, String uri, Object body) {
        return failure(type, uri, body, Map.of());
    }

    static <T extends FileHostException> T failed(Class<T> type, Exchange exchange) {
        assertThat((Throwable) exchange.getException()).isExactlyInstanceOf(type);
        T failure = type.cast(exchange.getException());
        assertThat(failure.getProvider()).isEqualTo("alfafile");
        return failure;
    }

    /** The next call of this method is answered like this. */
    static void answer(String method, String json) {
        alfaFile.failNextWith(method, 200, "application/json", json, 1);
    }

    static void assertAbout(Duration actual, Duration expected) {
        assertThat(actual).isCloseTo(expected, Duration.ofSeconds(2));
    }
}
