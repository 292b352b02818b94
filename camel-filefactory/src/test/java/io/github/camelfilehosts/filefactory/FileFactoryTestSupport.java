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
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.github.camelfilehosts.test.Secrets;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.annotations.Component;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A CamelContext with the component, logged in at a stand-in of FileFactory over real HTTP; only the time is not real.
 */
abstract class FileFactoryTestSupport {

    @RegisterExtension
    static final FileFactoryServer SERVER = new FileFactoryServer();

    final TestTime time = new TestTime();

    CamelContext context;
    FileFactoryComponent component;
    ProducerTemplate template;

    @BeforeEach
    final void startCamel() throws Exception {
        SERVER.clock(time);
        context = new DefaultCamelContext();
        if (!jmx()) {
            context.disableJMX();
        }
        component = newComponent();
        context.addComponent("filefactory", component);
        configure(component.getConfiguration());
        context.addRoutes(routes());
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    final void stopCamel() {
        context.stop();
        // Or it would not be found where it must not be.
        assertThat(SERVER.calls())
                .flatExtracting(ApiCall::secrets)
                .as("secrets, each with the mark")
                .allMatch(secret -> secret.contains(Secrets.MARK));
    }

    /** Off, because it takes time and few tests look at it. */
    boolean jmx() {
        return false;
    }

    /** With a clock that nobody waits for. */
    FileFactoryComponent newComponent() {
        return timedComponent(time);
    }

    static FileFactoryComponent timedComponent(TestTime time) {
        return new TimedComponent(time);
    }

    /**
     * The options that all tests of the class begin with: the stand-in's account, and no budget, whose time is real.
     */
    void configure(FileFactoryConfiguration options) throws Exception {
        useAccount(options);
    }

    static void useAccount(FileFactoryConfiguration options) {
        options.setApiUrl(SERVER.apiUrl());
        options.setEmail(SERVER.email());
        options.setPassword(SERVER.password());
        options.setAuthKey(SERVER.authKey());
        options.setRequestsPerHour(0);
    }

    RouteBuilder routes() throws Exception {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // Most tests send to the endpoint directly.
            }
        };
    }

    /** @param headers names and values by turns */
    Exchange send(String uri, Object body, Object... headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        });
    }

    /** What must succeed. */
    Exchange succeed(String uri, Object body, Object... headers) {
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    <T> T result(Class<T> type, String uri, Object body, Object... headers) {
        Object result = succeed(uri, body, headers).getMessage().getBody();
        assertThat(result).isInstanceOf(type);
        return type.cast(result);
    }

    /** What must fail, with one of our exceptions. */
    FileHostException failure(String uri, Object body, Object... headers) {
        return failureOf(send(uri, body, headers));
    }

    static FileHostException failureOf(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(FileHostException.class);
        return (FileHostException) exchange.getException();
    }

    /** The next call of this method gets this JSON. */
    static void answer(String method, String json) {
        SERVER.failNextWith(method, 200, "application/json", json, 1);
    }

    // Camel finds the configurers by the component's name.
    @Component("filefactory")
    private static final class TimedComponent extends FileFactoryComponent {
        TimedComponent(TestTime time) {
            setTime(time, time);
        }
    }
}
