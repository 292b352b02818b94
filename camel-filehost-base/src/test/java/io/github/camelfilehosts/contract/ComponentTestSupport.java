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
import io.github.camelfilehosts.internal.camel.ComponentTime;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.internal.camel.FileHostConfiguration;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.FileHostServer;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * A CamelContext of its own for each test, with a component that is logged in at its stand-in over real HTTP.
 *
 * @param <C> the component
 * @param <O> its options
 */
public abstract class ComponentTestSupport<C extends FileHostComponent, O extends FileHostConfiguration>
        implements ComponentTest {

    private final ServiceWords words;
    private final FileHostServer<?> server;

    /** The component's and the stand-in's, if the component is {@link #timed}. */
    protected final TestTime time = new TestTime();

    @TempDir
    protected Path directory;

    protected DefaultCamelContext context;
    protected C component;
    protected ProducerTemplate template;

    protected ComponentTestSupport(ServiceWords words, FileHostServer<?> server) {
        this.words = words;
        this.server = server;
    }

    @Override
    public final DefaultCamelContext context() {
        return context;
    }

    @Override
    public final C component() {
        return component;
    }

    @Override
    public final FileHostServer<?> server() {
        return server;
    }

    @Override
    public final TestTime time() {
        return time;
    }

    @Override
    public final Path directory() {
        return directory;
    }

    @Override
    public final ServiceWords words() {
        return words;
    }

    @BeforeEach
    protected final void startCamel() throws Exception {
        context = new DefaultCamelContext();
        if (!jmx()) {
            context.disableJMX();
        }
        // What a test leaves under way is not waited for much longer.
        context.getShutdownStrategy().setTimeout(5);
        context.getStreamCachingStrategy().setSpoolDirectory(spoolDirectory().toFile());
        component = newComponent();
        useAccount(component);
        configure(optionsOf(component));
        context.addComponent(words.scheme(), component);
        context.addRoutes(routes());
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    protected final void stopCamel() {
        context.stop();
        // Or it would not be found where it must not be.
        assertThat(server.calls())
                .flatExtracting(ApiCall::secrets)
                .as("secrets, each with the mark")
                .allMatch(secret -> secret.contains(Secrets.MARK));
    }

    @Override
    public final void restartCamel() throws Exception {
        stopCamel();
        startCamel();
    }

    /** Off, because it takes time and few tests look at it. */
    protected boolean jmx() {
        return false;
    }

    @Override
    public abstract C newComponent();

    protected abstract O optionsOf(FileHostComponent component);

    @Override
    public final void useAccount(FileHostComponent component) {
        useAccount(optionsOf(component));
    }

    /** Gives a component the stand-in's account, and what all tests begin with. */
    protected abstract void useAccount(O options);

    /** What the tests of a class want otherwise. */
    protected void configure(O options) throws Exception {}

    protected RouteBuilder routes() throws Exception {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // Most tests send to the endpoint directly.
            }
        };
    }

    /** Gives a component and the stand-in a clock that nobody waits for. */
    protected final <T extends C> T timed(T component) {
        server.clock(time);
        ComponentTime.set(component, time);
        return component;
    }

    protected Path spoolDirectory() {
        return directory.resolve("spool");
    }

    /** What lies in Camel's spool directory. */
    protected final List<Path> spooled() {
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
    @Override
    public final Exchange send(String uri, Object body, Map<String, ?> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach((name, value) -> exchange.getMessage().setHeader(name, value));
        });
    }

    @Override
    public final Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** What must succeed. */
    @Override
    public final Exchange succeed(String uri, Object body, Map<String, ?> headers) {
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    @Override
    public final Exchange succeed(String uri, Object body) {
        return succeed(uri, body, Map.of());
    }

    /** The body that comes back of what must succeed. */
    protected final <T> T result(Class<T> type, String uri, Object body, Map<String, ?> headers) {
        return succeeded(type, send(uri, body, headers));
    }

    @Override
    public final <T> T result(Class<T> type, String uri, Object body) {
        return result(type, uri, body, Map.of());
    }

    protected static <T> T succeeded(Class<T> type, Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(type);
        return type.cast(exchange.getMessage().getBody());
    }

    /** What must fail, with exactly this of our exceptions. */
    protected final <T extends FileHostException> T failure(
            Class<T> type, String uri, Object body, Map<String, ?> headers) {
        return failed(type, send(uri, body, headers));
    }

    protected final <T extends FileHostException> T failure(Class<T> type, String uri, Object body) {
        return failure(type, uri, body, Map.of());
    }

    /** What must fail, with one of our exceptions. */
    @Override
    public final FileHostException failure(String uri, Object body, Map<String, ?> headers) {
        return failed(send(uri, body, headers));
    }

    @Override
    public final FileHostException failure(String uri, Object body) {
        return failure(uri, body, Map.of());
    }

    protected final <T extends FileHostException> T failed(Class<T> type, Exchange exchange) {
        assertThat((Throwable) exchange.getException()).isExactlyInstanceOf(type);
        return type.cast(failed(exchange));
    }

    protected final FileHostException failed(Exchange exchange) {
        assertThat((Throwable) exchange.getException()).isInstanceOf(FileHostException.class);
        FileHostException failure = (FileHostException) exchange.getException();
        assertThat(failure.getProvider()).isEqualTo(words.scheme());
        return failure;
    }

    /** The next call of this method gets this JSON. */
    @Override
    public final void answer(String method, String json) {
        server.failNextWith(method, 200, "application/json", json, 1);
    }

    protected static void assertAbout(Duration actual, Duration expected) {
        assertThat(actual).isCloseTo(expected, Duration.ofSeconds(2));
    }
}
