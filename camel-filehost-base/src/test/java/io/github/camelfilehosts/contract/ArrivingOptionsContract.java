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

import io.github.camelfilehosts.options.OptionSamples;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

/** Each option of any component of ours arrives, in whichever way it is set. */
public abstract class ArrivingOptionsContract {

    private final String scheme;
    private final String operation;
    private final Class<? extends Endpoint> endpointType;
    private final Function<String, EndpointProducerBuilder> dsl;
    private final OptionSamples endpointOptions;
    private final OptionSamples componentOptions;

    /**
     * @param operation one that a {@code to} can do
     * @param dsl makes an endpoint of an operation
     */
    protected ArrivingOptionsContract(
            String scheme,
            String operation,
            Class<? extends Endpoint> endpointType,
            Function<String, EndpointProducerBuilder> dsl) {
        this.scheme = scheme;
        this.operation = operation;
        this.endpointType = endpointType;
        this.dsl = dsl;
        this.endpointOptions = OptionSamples.ofEndpoint(endpointType, scheme);
        this.componentOptions = OptionSamples.ofComponent(endpointType, scheme);
    }

    protected final OptionSamples componentOptions() {
        return componentOptions;
    }

    /** The component with what it cannot start without, for tests of what its endpoints are given. */
    protected void prepare(CamelContext context) throws Exception {}

    @Test
    void inTheUri() throws Exception {
        try (CamelContext context = newContext()) {
            Endpoint endpoint = context.getEndpoint(endpointOptions.texts().entrySet().stream()
                    .map(option -> option.getKey() + "=" + option.getValue())
                    .collect(Collectors.joining("&", scheme + ":" + operation + "?", "")));

            assertArrived(endpoint);
        }
    }

    @Test
    void inYaml() throws Exception {
        String parameters = endpointOptions.texts().entrySet().stream()
                .map(option -> "            " + option.getKey() + ": \"" + option.getValue() + "\"\n")
                .collect(Collectors.joining());
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - to:
                          uri: %s:%s
                          parameters:
                %s""".formatted(scheme, operation, parameters);
        try (CamelContext context = newContext()) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
            context.start();

            assertArrived(onlyEndpoint(context));
        }
    }

    @Test
    void inTheEndpointDsl() throws Exception {
        try (CamelContext context = newContext()) {
            EndpointProducerBuilder builder = dsl.apply(operation);
            for (Map.Entry<String, String> option : endpointOptions.texts().entrySet()) {
                setter(builder, option.getKey()).invoke(builder, option.getValue());
            }

            assertArrived(builder.resolve(context));
        }
    }

    /** Of the endpoint DSL, for an option as text. */
    static Method setter(EndpointProducerBuilder builder, String option) throws NoSuchMethodException {
        return Stream.of(builder.getClass().getMethods())
                .filter(method -> method.getName().equals(option))
                .filter(method -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == String.class)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(option));
    }

    @Test
    void inTheComponentsProperties() throws Exception {
        Main main = new Main();
        componentOptions.beans().forEach(main::bind);
        componentOptions
                .texts()
                .forEach((name, text) -> main.addInitialProperty(
                        "camel.component." + scheme + "." + StringHelper.camelCaseToDash(name), text));
        main.start();
        try {
            CamelContext context = main.getCamelContext();
            var component = context.getComponent(scheme);

            componentOptions.assertSet(component, component.getComponentPropertyConfigurer(), context);
        } finally {
            main.stop();
        }
    }

    protected final CamelContext newContext() throws Exception {
        CamelContext context = new DefaultCamelContext();
        endpointOptions.bindBeans(context);
        prepare(context);
        return context;
    }

    private Endpoint onlyEndpoint(CamelContext context) {
        return context.getEndpoints().stream()
                .filter(endpointType::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private void assertArrived(Endpoint endpoint) {
        endpointOptions.assertSet(
                endpoint, endpoint.getComponent().getEndpointPropertyConfigurer(), endpoint.getCamelContext());
    }
}
