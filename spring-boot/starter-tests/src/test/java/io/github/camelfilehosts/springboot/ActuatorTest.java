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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfilehosts.filefactory.FileFactoryConfiguration;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Secrets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What Actuator shows of the components, over HTTP, when it is told to show everything. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.configprops.show-values=always",
            "management.endpoint.env.show-values=always",
            "management.endpoint.health.show-details=always",
            "camel.health.producers-enabled=true",
            "camel.health.exposure-level=full"
        })
@DirtiesContext
class ActuatorTest {

    @RegisterExtension
    static final AlfaFileServer ALFAFILE = new AlfaFileServer();

    private static final String MASK = "******";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private ProducerTemplate template;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        Stream.of(Starter.values())
                .forEach(starter -> secrets(starter)
                        .forEach(option -> registry.add(starter.property(option), () -> "spring-" + Secrets.MARK)));
        registry.add("camel.component.filefactory.api-url", () -> "https://shown.example.org/v1");
        registry.add("camel.component.filefactory.configuration", () -> "#shared");
        registry.add("camel.component.filefactory.session-store", () -> "#sessions");
        registry.add("camel.component.filefactory.ssl-context-parameters", () -> "#tls");
        registry.add("camel.component.alfafile.api-url", ALFAFILE::apiUrl);
        registry.add("camel.component.alfafile.login", ALFAFILE::login);
    }

    private static Stream<String> secrets(Starter starter) {
        return starter.options().stream().filter(option -> option.isSecret()).map(option -> option.getName());
    }

    @ParameterizedTest
    @EnumSource(names = "FILEHOST_JOBS", mode = EnumSource.Mode.EXCLUDE)
    void configpropsShowsAllButSecrets(Starter starter) {
        JsonNode properties = get("/actuator/configprops/" + starter.prefix())
                .path("contexts")
                .elements()
                .next()
                .path("beans")
                .elements()
                .next()
                .path("properties");

        assertThat(secrets(starter))
                .isNotEmpty()
                .allSatisfy(
                        option -> assertThat(properties.path(option).asText()).isEqualTo(MASK));
        assertThat(properties.path("apiUrl").asText()).isIn(ALFAFILE.apiUrl(), "https://shown.example.org/v1");
        assertNoSecret(get("/actuator/configprops"));
    }

    @Test
    void envShowsAllButSecrets() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-" + SystemEnvironmentPropertySource.class.getSimpleName(),
                        Map.of(
                                "CAMEL_COMPONENT_ALFAFILE_TOKEN", "environment-" + Secrets.MARK,
                                "CAMEL_COMPONENT_FILEFACTORY_AUTH_KEY", "environment-" + Secrets.MARK,
                                "CAMEL_COMPONENT_FILEFACTORY_AUTHKEY", "environment-" + Secrets.MARK)));

        JsonNode env = get("/actuator/env");

        assertThat(env.toString())
                .contains(
                        "https://shown.example.org/v1",
                        "CAMEL_COMPONENT_ALFAFILE_TOKEN",
                        "CAMEL_COMPONENT_FILEFACTORY_AUTH_KEY",
                        "camel.component.filefactory.auth-key");
        assertNoSecret(env);
    }

    @Test
    void camelHealthShowsTheAccount() {
        assertThatThrownBy(() -> template.requestBody("alfafile:userInfo", (Object) null))
                .isInstanceOf(CamelExecutionException.class);

        JsonNode health = get("/actuator/health/camelHealth");

        assertThat(health.path("status").asText()).isEqualTo("DOWN");
        assertThat(health.toString()).contains("producer:alfafile-", "userInfo", ALFAFILE.apiUrl());
        assertNoSecret(health);
    }

    private JsonNode get(String path) {
        return http.getForObject(path, JsonNode.class);
    }

    private static void assertNoSecret(JsonNode shown) {
        assertThat(shown.toString()).hasSizeGreaterThan(100);
        assertThat(Secrets.in(shown.toString().lines())).isEmpty();
    }

    @TestConfiguration
    static class Beans {

        @Bean
        ConcurrentMap<String, String> sessions() {
            return new ConcurrentHashMap<>(Map.of("account", "bean-" + Secrets.MARK));
        }

        @Bean
        SSLContextParameters tls() {
            KeyManagersParameters keyManagers = new KeyManagersParameters();
            keyManagers.setKeyPassword("bean-" + Secrets.MARK);
            SSLContextParameters tls = new SSLContextParameters();
            tls.setKeyManagers(keyManagers);
            return tls;
        }

        @Bean
        FileFactoryConfiguration shared() {
            FileFactoryConfiguration shared = new FileFactoryConfiguration();
            shared.setFilePassword("bean-" + Secrets.MARK);
            return shared;
        }
    }
}
