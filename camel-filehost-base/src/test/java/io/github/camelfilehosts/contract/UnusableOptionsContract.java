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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.internal.camel.FileHostConfiguration;
import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.options.UnusableOption;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that cannot be used stops the start, with option and value named; of a file host's component. */
public abstract class UnusableOptionsContract extends RefusedOptionsContract {

    private final String scheme;
    private final Class<? extends FileHostConfiguration> configurationType;
    private final String loginOption;

    /**
     * @param dsl makes an endpoint of an operation
     * @param loginOption what an account has beside its password
     */
    protected UnusableOptionsContract(
            String scheme,
            Class<? extends FileHostEndpoint<?>> endpointType,
            Class<? extends FileHostConfiguration> configurationType,
            Function<String, EndpointProducerBuilder> dsl,
            String loginOption) {
        super(scheme, "download", endpointType, dsl);
        this.scheme = scheme;
        this.configurationType = configurationType;
        this.loginOption = loginOption;
    }

    /** As the nested options of a component can be written too. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"max-wait=forever", "requests-per-hour=5k", "verify-checksum=maybe", "file-exist=Sometimes"})
    void inTheComponentsConfiguration(String property) {
        String[] option = property.split("=");
        assertStartFails(
                new UnusableOption(StringHelper.dashToCamelCase(option[0]), option[1]),
                "camel.component." + scheme + ".configuration." + option[0]);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"maxWait: forever", "requestsPerHour: 5k", "verifyChecksum: maybe", "fileExist: Sometimes"})
    void inABeanOfYaml(String property) throws Exception {
        String yaml = """
                - beans:
                  - name: options
                    type: %s
                    properties:
                      %s
                """.formatted(configurationType.getName(), property);
        String[] option = property.split(": ");
        try (CamelContext context = new DefaultCamelContext()) {
            assertNamed(new UnusableOption(option[0], option[1]), () -> {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("beans.yaml", yaml));
                context.getRegistry().lookupByNameAndType("options", configurationType);
            });
        }
    }

    protected Stream<Arguments> unusableSetters() {
        return Stream.of(
                arguments("connectTimeout", setter(component -> component.setConnectTimeout(-1))),
                arguments("connectionRequestTimeout", setter(component -> component.setConnectionRequestTimeout(-1))),
                arguments("responseTimeout", setter(component -> component.setResponseTimeout(-1))),
                arguments("soTimeout", setter(component -> component.setSoTimeout(-1))),
                arguments(
                        "downloadDirectory",
                        setter(component -> component.getConfiguration().setDownloadDirectory("a\0b"))),
                arguments("connectTimeout", setter(component -> component.setConnectTimeout(Long.MAX_VALUE))),
                arguments(
                        "connectionRequestTimeout",
                        setter(component -> component.setConnectionRequestTimeout(Long.MAX_VALUE))),
                arguments("responseTimeout", setter(component -> component.setResponseTimeout(Long.MAX_VALUE))),
                arguments("soTimeout", setter(component -> component.setSoTimeout(Long.MAX_VALUE))),
                arguments("maxTotalConnections", setter(component -> component.setMaxTotalConnections(-1))),
                arguments("connectionsPerRoute", setter(component -> component.setConnectionsPerRoute(-1))),
                arguments("proxyPort", setter(component -> component.setProxyPort(-1))),
                arguments(
                        "maxRetries",
                        setter(component -> component.getConfiguration().setMaxRetries(-1))),
                arguments(
                        "maxWait",
                        setter(component -> component.getConfiguration().setMaxWait(Duration.ofMillis(-1)))),
                arguments(
                        "retryDelay",
                        setter(component ->
                                component.getConfiguration().setRetryDelay(Duration.ofSeconds(Long.MAX_VALUE)))),
                arguments(
                        "maxWait",
                        setter(component ->
                                component.getConfiguration().setMaxWait(Duration.ofSeconds(Long.MAX_VALUE)))));
    }

    private static Consumer<FileHostComponent> setter(Consumer<FileHostComponent> setter) {
        return setter;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusableSetters")
    void bySetters(String option, Consumer<FileHostComponent> setter) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            setter.accept(context.getComponent(scheme, FileHostComponent.class));

            assertThatThrownBy(context::start)
                    .hasRootCauseInstanceOf(InvalidRequestException.class)
                    .hasStackTraceContaining("option " + option + " must be");
        }
    }

    /** What camel-http would take for no proxy at all. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"proxy-host, localhost, proxyPort", "proxy-port, 8080, proxyHost"})
    void halfAProxy(String property, String value, String missing) {
        Main main = new Main();
        main.addInitialProperty("camel.component." + scheme + "." + property, value);

        assertThatThrownBy(() -> start(main)).hasStackTraceContaining("option " + missing + " is missing");
    }

    Stream<Arguments> halfAnAccountSaysWhichHalfIsMissing() {
        return Stream.of(
                arguments(loginOption, "an-account", "password"), arguments("password", "hidden-pw", loginOption));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void halfAnAccountSaysWhichHalfIsMissing(String option, String value, String missing) {
        Main main = new Main();
        main.addInitialProperty("camel.component." + scheme + "." + option, value);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(scheme + ":download");
            }
        });

        assertThatThrownBy(() -> start(main))
                .hasStackTraceContaining("option " + missing + " is missing")
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(value));
    }
}
