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

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.options.UnusableOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that an option of any component of ours cannot be stops the start, in whichever way it is given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RefusedOptionsContract {

    private final String scheme;
    private final String operation;
    private final Class<? extends Endpoint> endpointType;
    private final Function<String, EndpointProducerBuilder> dsl;

    /**
     * @param operation one that a {@code to} can do
     * @param dsl makes an endpoint of an operation
     */
    protected RefusedOptionsContract(
            String scheme,
            String operation,
            Class<? extends Endpoint> endpointType,
            Function<String, EndpointProducerBuilder> dsl) {
        this.scheme = scheme;
        this.operation = operation;
        this.endpointType = endpointType;
        this.dsl = dsl;
    }

    /** With what the component cannot start without. */
    protected CamelContext newContext() throws Exception {
        return new DefaultCamelContext();
    }

    /** Camel leaves out what is empty in YAML, and refuses it in properties. */
    List<UnusableOption> notEmptyOnesOfTheEndpoint() {
        return ofTheEndpoint().stream()
                .filter(option -> !option.text().isEmpty())
                .toList();
    }

    List<UnusableOption> ofTheEndpoint() {
        return UnusableOption.ofEndpoint(endpointType, scheme);
    }

    List<UnusableOption> ofTheComponent() {
        return UnusableOption.ofComponent(endpointType, scheme);
    }

    List<UnusableOption> oneOfEachKind() {
        return UnusableOption.oneOfEachKind(endpointType, scheme).stream()
                .filter(option -> !option.text().isEmpty())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheEndpoint")
    void inTheUri(UnusableOption option) throws Exception {
        try (CamelContext context = newContext()) {
            assertNamed(
                    option,
                    () -> context.getEndpoint(
                            scheme + ":" + operation + "?" + option.name() + "=RAW(" + option.text() + ")"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notEmptyOnesOfTheEndpoint")
    void inYaml(UnusableOption option) throws Exception {
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - to:
                          uri: %s:%s
                          parameters:
                            %s: "%s"
                """.formatted(scheme, operation, option.name(), option.text());
        try (CamelContext context = newContext()) {
            assertNamed(option, () -> {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
                context.start();
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheEndpoint")
    void inXml(UnusableOption option) throws Exception {
        String xml = """
                <route>
                  <from uri="direct:start"/>
                  <to uri="%s:%s?%s=RAW(%s)"/>
                </route>
                """.formatted(scheme, operation, option.name(), option.text());
        try (CamelContext context = newContext()) {
            assertNamed(option, () -> {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.xml", xml));
                context.start();
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheEndpoint")
    void inTheEndpointDsl(UnusableOption option) throws Exception {
        EndpointProducerBuilder builder = dsl.apply(operation);
        ArrivingOptionsContract.setter(builder, option.name()).invoke(builder, option.text());
        try (CamelContext context = newContext()) {
            assertNamed(option, () -> builder.resolve(context));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheComponent")
    void asTheComponentIsConfigured(UnusableOption option) throws Exception {
        try (CamelContext context = newContext()) {
            Component component = context.getComponent(scheme);
            assertNamed(option, () -> {
                PropertyBindingSupport.setPropertiesOnTarget(
                        context, component, new HashMap<>(Map.of(option.name(), option.text())));
                context.start();
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneOfEachKind")
    void inTheComponentsProperties(UnusableOption option) {
        assertStartFails(option, "camel.component." + scheme + "." + StringHelper.camelCaseToDash(option.name()));
    }

    protected static void assertStartFails(UnusableOption option, String property) {
        Main main = new Main();
        main.addInitialProperty(property, option.text());

        assertNamed(option, () -> start(main));
    }

    protected static void start(Main main) {
        try {
            main.start();
        } finally {
            main.stop();
        }
    }

    protected static void assertNamed(UnusableOption option, ThrowingCallable start) {
        assertThatThrownBy(start).hasStackTraceContaining(option.name()).hasStackTraceContaining(option.text());
    }
}
