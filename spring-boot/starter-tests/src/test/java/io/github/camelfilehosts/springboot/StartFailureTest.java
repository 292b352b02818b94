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
package io.github.camelfilehosts.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

/** A value that does not convert stops the start, with a message that names the property. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {

    @ParameterizedTest
    @MethodSource("oneOfEachType")
    void nonsense(String property, CapturedOutput output) {
        assertStartFails(property, "nonsense", output);
    }

    static Stream<String> oneOfEachType() {
        return Stream.of(Starter.values())
                .flatMap(starter -> starter.options().stream()
                        // Any text is one.
                        .filter(option -> !option.getJavaType().equals("java.lang.String"))
                        .collect(Collectors.toMap(
                                ComponentOptionModel::getType, Function.identity(), (one, other) -> one))
                        .values()
                        .stream()
                        .map(option -> starter.property(option.getName())));
    }

    @ParameterizedTest
    @CsvSource({
        "requests-per-hour, 5k",
        "requests-per-hour, 99999999999",
        "max-retries, 1.5",
        "proxy-port, foo",
        "max-wait, soon",
        "retry-delay, 5x",
        "connect-timeout, forever",
        "verify-checksum, maybe",
        "file-exist, Sometimes"
    })
    void aValueThatDoesNotConvert(String option, String value, CapturedOutput output) {
        assertStartFails("camel.component.filefactory." + option, value, output);
    }

    @ParameterizedTest
    @CsvSource({
        "requests-per-hour, -1, option requestsPerHour must be at least 0",
        "proxy-port, 70000, option proxyPort must be from 1 to 65535",
        "connect-timeout, -1, option connectTimeout must be not negative",
        "max-wait, -5s, option maxWait must be not negative",
        "api-url, ftp://localhost/v1, option apiUrl must be",
        "proxy-host, localhost, option proxyPort is missing"
    })
    void aValueThatTheOptionMayNotHave(String option, String value, String message) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                // Camel makes a component for the first route that needs it.
                .initializers((GenericApplicationContext context) ->
                        context.registerBean(RouteBuilder.class, DownloadRoute::new));

        assertThatThrownBy(() -> application
                        .run("--camel.component.filefactory." + option + "=" + value)
                        .close())
                .hasStackTraceContaining(message);
    }

    private static final class DownloadRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("file:target/none?autoCreate=false").autoStartup(false).to("filefactory:download");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#bean:nobody", "#nobody", "#bean:application"})
    void aReferenceToNoBeanOfThatType(String reference, CapturedOutput output) {
        assertStartFails("camel.component.filefactory.transfer-listener", reference, output);
    }

    private static void assertStartFails(String property, String value, CapturedOutput output) {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run("--" + property + "=" + value).close())
                .isInstanceOf(Exception.class);
        assertThat(output).contains("APPLICATION FAILED TO START", "Property: " + property, "Value: \"" + value + "\"");
    }
}
