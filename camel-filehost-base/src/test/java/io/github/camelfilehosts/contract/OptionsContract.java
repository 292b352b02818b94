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

import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.options.OptionSamples;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option arrives, in whichever way it is set. */
public abstract class OptionsContract {

    private static final String OPERATION = "download";

    private final String scheme;
    private final Class<? extends FileHostEndpoint<?>> endpointType;
    private final Function<String, EndpointProducerBuilder> dsl;
    private final List<String> secrets;
    private final OptionSamples endpointOptions;
    private final OptionSamples componentOptions;

    /**
     * @param dsl makes an endpoint of an operation
     * @param secrets the options that no tool may show
     */
    protected OptionsContract(
            String scheme,
            Class<? extends FileHostEndpoint<?>> endpointType,
            Function<String, EndpointProducerBuilder> dsl,
            String... secrets) {
        this.scheme = scheme;
        this.endpointType = endpointType;
        this.dsl = dsl;
        this.secrets = List.of(secrets);
        this.endpointOptions = OptionSamples.ofEndpoint(endpointType, scheme);
        this.componentOptions = OptionSamples.ofComponent(endpointType, scheme);
    }

    @Test
    void inTheUri() throws Exception {
        try (CamelContext context = newContext()) {
            Endpoint endpoint = context.getEndpoint(endpointOptions.texts().entrySet().stream()
                    .map(option -> option.getKey() + "=" + option.getValue())
                    .collect(Collectors.joining("&", scheme + ":" + OPERATION + "?", "")));

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
                %s""".formatted(scheme, OPERATION, parameters);
        try (CamelContext context = newContext()) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
            context.start();

            assertArrived(onlyEndpoint(context));
        }
    }

    @Test
    void inTheEndpointDsl() throws Exception {
        try (CamelContext context = newContext()) {
            EndpointProducerBuilder builder = dsl.apply(OPERATION);
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

    /** Beside the budgets of many accounts, which all other samples have, it would be an error. */
    @Test
    void theBudgetOfOneAccount() throws Exception {
        Bucket budget = Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofHours(1)))
                .build();
        Main main = new Main();
        main.bind("budget", budget);
        main.addInitialProperty("camel.component." + scheme + ".request-budget", "#bean:budget");
        main.start();
        try {
            CamelContext context = main.getCamelContext();
            FileHostComponent component = context.getComponent(scheme, FileHostComponent.class);
            String uri = scheme + ":" + OPERATION + "?requestBudget=#bean:budget&apiUrl=http://localhost:1/v1";

            assertThat(component.getConfiguration().getRequestBudget()).isSameAs(budget);
            assertThat(context.getEndpoint(uri, endpointType).getConfiguration().getRequestBudget())
                    .isSameAs(budget);
        } finally {
            main.stop();
        }
    }

    /** What stands in the URI can be a default of the component too. */
    @Test
    void anEndpointBeginsWithTheComponentsOptions() {
        assertThat(componentOptions.texts())
                .containsAllEntriesOf(OptionSamples.ofBoth(endpointType, scheme).texts());
    }

    @Test
    void whatAnAccountConsistsOfIsSecret() {
        assertThat(OptionSamples.secrets(endpointType, scheme)).containsAll(secrets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void anEndpointTellsTheProtocolOfItsApiUrl(String protocol) throws Exception {
        try (CamelContext context = newContext()) {
            FileHostEndpoint<?> endpoint =
                    context.getEndpoint(scheme + ":download?apiUrl=" + protocol + "://localhost:1/v1", endpointType);

            assertThat(endpoint.getServiceProtocol()).isEqualTo(protocol);
            assertThat(endpoint.getServiceUrl()).isEqualTo(protocol + "://localhost:1/v1");
        }
    }

    private CamelContext newContext() {
        CamelContext context = new DefaultCamelContext();
        endpointOptions.bindBeans(context);
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
