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

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.filefactory.FileFactoryConfiguration;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.options.OptionSamples;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.ComponentCustomizer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Each option arrives, set as a property of Spring's. */
class SpringOptionsTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @ParameterizedTest
    @EnumSource
    void ofTheComponent(Starter starter) {
        OptionSamples samples = OptionSamples.ofComponent(starter.endpoint(), starter.scheme());
        // The jobs use it as they start.
        samples.beans().replace("sampledataSource", JdbcConnectionPool.create("jdbc:h2:mem:", "jobs", ""));

        with(starter, samples.texts(), samples.beans()).run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            Component component = camel.getComponent(starter.scheme());
            samples.assertSet(component, component.getComponentPropertyConfigurer(), camel);
        });
    }

    @ParameterizedTest
    @EnumSource(names = "FILEHOST_JOBS", mode = EnumSource.Mode.EXCLUDE)
    void ofEveryEndpoint(Starter starter) {
        OptionSamples samples = OptionSamples.ofBoth(starter.endpoint(), starter.scheme());

        with(starter, samples.texts(), samples.beans()).run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            Endpoint endpoint = camel.getEndpoint(starter.scheme() + ":download");
            samples.assertSet(endpoint, endpoint.getComponent().getEndpointPropertyConfigurer(), camel);
        });
    }

    @Test
    void durationsAreWrittenAsUsersOfSpringAndOfCamelDo() {
        runner.withPropertyValues(
                        "camel.component.alfafile.retry-delay=5s",
                        "camel.component.alfafile.max-wait=5000",
                        "camel.component.alfafile.poll-interval=PT5S",
                        "camel.component.alfafile.upload-timeout=2m",
                        "camel.component.alfafile.connect-timeout=5s",
                        "camel.component.alfafile.response-timeout=5000",
                        "camel.component.alfafile.so-timeout=PT5S")
                .run(context -> {
                    AlfaFileComponent component =
                            context.getBean(CamelContext.class).getComponent("alfafile", AlfaFileComponent.class);
                    assertThat(component.getConfiguration().getRetryDelay()).hasSeconds(5);
                    assertThat(component.getConfiguration().getMaxWait()).hasSeconds(5);
                    assertThat(component.getConfiguration().getPollInterval()).hasSeconds(5);
                    assertThat(component.getConfiguration().getUploadTimeout()).hasMinutes(2);
                    assertThat(component.getConnectTimeout()).isEqualTo(5000);
                    assertThat(component.getResponseTimeout()).isEqualTo(5000);
                    assertThat(component.getSoTimeout()).isEqualTo(5000);
                });
    }

    @Test
    void aBeanForAllOptionsKeepsWhatNoPropertySays() {
        FileFactoryConfiguration bean = new FileFactoryConfiguration();
        bean.setMaxRetries(7);
        bean.setDownloadConnections(6);

        runner.withBean("shared", FileFactoryConfiguration.class, () -> bean)
                .withPropertyValues(
                        "camel.component.filefactory.configuration=#shared",
                        "camel.component.filefactory.download-connections=2")
                .run(context -> {
                    FileHostComponent component = component(context.getBean(CamelContext.class));
                    assertThat(component.getConfiguration().getMaxRetries()).isEqualTo(7);
                    assertThat(component.getConfiguration().getDownloadConnections())
                            .isEqualTo(2);
                });
    }

    @Test
    void aCustomizerSetsWhatNoPropertyCan() {
        runner.withBean(
                        ComponentCustomizer.class,
                        () -> ComponentCustomizer.builder(FileHostComponent.class)
                                .build(component -> component.setMaxTotalConnections(9)))
                .withPropertyValues("camel.component.filefactory.max-retries=8")
                .run(context -> {
                    FileHostComponent component = component(context.getBean(CamelContext.class));
                    assertThat(component.getMaxTotalConnections()).isEqualTo(9);
                    assertThat(component.getConfiguration().getMaxRetries()).isEqualTo(8);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.enabled",
        "camel.component.filefactory.enabled",
        "camel.component.customizer.enabled",
        "camel.component.filefactory.customizer.enabled"
    })
    void switchedOffThePropertiesAreLeftAloneAndTheComponentWorksWithItsDefaults(String property) {
        runner.withPropertyValues(property + "=false", "camel.component.filefactory.max-retries=8")
                .run(context -> assertThat(component(context.getBean(CamelContext.class))
                                .getConfiguration()
                                .getMaxRetries())
                        .isEqualTo(3));
    }

    private static FileHostComponent component(CamelContext camel) {
        return camel.getComponent("filefactory", FileHostComponent.class);
    }

    @SuppressWarnings("unchecked")
    private ApplicationContextRunner with(Starter starter, Map<String, String> texts, Map<String, Object> beans) {
        ApplicationContextRunner configured = runner.withPropertyValues(texts.entrySet().stream()
                .map(option -> starter.property(option.getKey()) + "=" + option.getValue())
                .toArray(String[]::new));
        for (Map.Entry<String, Object> bean : beans.entrySet()) {
            Class<Object> type = (Class<Object>) bean.getValue().getClass();
            configured = configured.withBean(bean.getKey(), type, bean::getValue);
        }
        return configured;
    }
}
