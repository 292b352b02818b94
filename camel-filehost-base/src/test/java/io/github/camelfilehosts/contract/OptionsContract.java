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
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option arrives, in whichever way it is set; those of a file host's component. */
public abstract class OptionsContract extends ArrivingOptionsContract {

    private static final String OPERATION = "download";

    private final String scheme;
    private final Class<? extends FileHostEndpoint<?>> endpointType;
    private final List<String> secrets;

    /**
     * @param dsl makes an endpoint of an operation
     * @param secrets the options that no tool may show
     */
    protected OptionsContract(
            String scheme,
            Class<? extends FileHostEndpoint<?>> endpointType,
            Function<String, EndpointProducerBuilder> dsl,
            String... secrets) {
        super(scheme, OPERATION, endpointType, dsl);
        this.scheme = scheme;
        this.endpointType = endpointType;
        this.secrets = List.of(secrets);
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
        assertThat(componentOptions().texts())
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
}
