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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.options.UnusableOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that cannot be used stops the start, with option and value named, in whichever way it is given. */
class UnusableOptionsTest {

    /** Camel leaves out what is empty in YAML, and refuses it in properties. */
    static List<UnusableOption> notEmptyOnesOfTheEndpoint() {
        return ofTheEndpoint().stream()
                .filter(option -> !option.text().isEmpty())
                .toList();
    }

    static List<UnusableOption> ofTheEndpoint() {
        return UnusableOption.ofEndpoint(FileFactoryEndpoint.class, "filefactory");
    }

    static List<UnusableOption> ofTheComponent() {
        return UnusableOption.ofComponent(FileFactoryEndpoint.class, "filefactory");
    }

    static List<UnusableOption> oneOfEachKind() {
        return UnusableOption.oneOfEachKind(FileFactoryEndpoint.class, "filefactory").stream()
                .filter(option -> !option.text().isEmpty())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheEndpoint")
    void inTheUri(UnusableOption option) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            assertNamed(
                    option,
                    () -> context.getEndpoint("filefactory:download?" + option.name() + "=RAW(" + option.text() + ")"));
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
                          uri: filefactory:download
                          parameters:
                            %s: "%s"
                """.formatted(option.name(), option.text());
        try (CamelContext context = new DefaultCamelContext()) {
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
                  <to uri="filefactory:download?%s=RAW(%s)"/>
                </route>
                """.formatted(option.name(), option.text());
        try (CamelContext context = new DefaultCamelContext()) {
            assertNamed(option, () -> {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.xml", xml));
                context.start();
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheEndpoint")
    void inTheEndpointDsl(UnusableOption option) throws Exception {
        var builder = new OptionsTest.Dsl().filefactory("download");
        OptionsTest.setter(option.name()).invoke(builder, option.text());
        try (CamelContext context = new DefaultCamelContext()) {
            assertNamed(option, () -> builder.resolve(context));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheComponent")
    void asTheComponentIsConfigured(UnusableOption option) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            Component component = context.getComponent("filefactory");
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
        assertStartFails(option, "camel.component.filefactory." + StringHelper.camelCaseToDash(option.name()));
    }

    /** As the nested options of a component can be written too. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"max-wait=forever", "requests-per-hour=5k", "verify-checksum=maybe", "file-exist=Sometimes"})
    void inTheComponentsConfiguration(String property) {
        String[] option = property.split("=");
        assertStartFails(
                new UnusableOption(StringHelper.dashToCamelCase(option[0]), option[1]),
                "camel.component.filefactory.configuration." + option[0]);
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
                """.formatted(FileFactoryConfiguration.class.getName(), property);
        String[] option = property.split(": ");
        try (CamelContext context = new DefaultCamelContext()) {
            assertNamed(new UnusableOption(option[0], option[1]), () -> {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("beans.yaml", yaml));
                context.getRegistry().lookupByNameAndType("options", FileFactoryConfiguration.class);
            });
        }
    }

    static Stream<Arguments> bySetters() {
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

    private static Consumer<FileFactoryComponent> setter(Consumer<FileFactoryComponent> setter) {
        return setter;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bySetters(String option, Consumer<FileFactoryComponent> setter) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            setter.accept(context.getComponent("filefactory", FileFactoryComponent.class));

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
        main.addInitialProperty("camel.component.filefactory." + property, value);

        assertThatThrownBy(() -> start(main)).hasStackTraceContaining("option " + missing + " is missing");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"email, an-account, password", "password, hidden-pw, email"})
    void halfAnAccountSaysWhichHalfIsMissing(String option, String value, String missing) {
        Main main = new Main();
        main.addInitialProperty("camel.component.filefactory." + option, value);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("filefactory:download");
            }
        });

        assertThatThrownBy(() -> start(main))
                .hasStackTraceContaining("option " + missing + " is missing")
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(value));
    }

    @Test
    void anAuthKeyWithoutAnAccount() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> context.getEndpoint("filefactory:getFileInfo?authKey=hidden-key"))
                    .hasStackTraceContaining("option email is missing: option authKey")
                    .satisfies(e -> assertThat(e).message().doesNotContain("hidden-key"));
        }
    }

    @Test
    void anAuthKeyAloneIsTheComponentsToHave() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            FileFactoryComponent component = context.getComponent("filefactory", FileFactoryComponent.class);
            component.getConfiguration().setAuthKey("an-auth-key");
            context.start();

            assertThatCode(() -> context.getEndpoint("filefactory:getMemberInfo?email=a@example.com&password=b"))
                    .doesNotThrowAnyException();
        }
    }

    private static void assertStartFails(UnusableOption option, String property) {
        Main main = new Main();
        main.addInitialProperty(property, option.text());

        assertNamed(option, () -> start(main));
    }

    private static void start(Main main) {
        try {
            main.start();
        } finally {
            main.stop();
        }
    }

    private static void assertNamed(UnusableOption option, ThrowingCallable start) {
        assertThatThrownBy(start).hasStackTraceContaining(option.name()).hasStackTraceContaining(option.text());
    }
}
