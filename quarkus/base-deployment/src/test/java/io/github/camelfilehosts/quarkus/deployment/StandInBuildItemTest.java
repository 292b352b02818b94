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
package io.github.camelfilehosts.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever names a service or an account must not get a stand-in of it. */
class StandInBuildItemTest {

    private static final Map<String, String> STAND_IN = Map.of(
            "camel.component.alfafile.api-url", "here",
            "camel.component.alfafile.login", "me",
            "camel.component.alfafile.password", "secret");

    private final StandInBuildItem alfaFile =
            new StandInBuildItem("alfafile", List.of("api-url", "login", "password"), List.of("token"));

    @Test
    void givesItsOptions() {
        assertThat(alfaFile.settings(STAND_IN, config("camel.component.alfafile.max-wait", "5m")))
                .isEqualTo(STAND_IN);
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.alfafile.api-url, ${NOBODY_HAS_SET_THIS:}, here",
        "camel.component.alfafile.apiUrl, ${NOBODY_HAS_SET_THIS:}, here",
        "camel.component.alfafile.login, ${NOBODY_HAS_SET_THIS:}, me",
    })
    void setsTheVariableToWhichAnOptionIsLeft(String name, String value, String set) {
        assertThat(alfaFile.settings(STAND_IN, config(name, value)))
                .containsAllEntriesOf(STAND_IN)
                .containsEntry("NOBODY_HAS_SET_THIS", set)
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.alfafile.api-url, https://alfafile.net/api/v1",
        "camel.component.alfafile.apiUrl, https://alfafile.net/api/v1",
        "camel.component.alfafile.login, me@example.com",
        "camel.component.alfafile.login, ${NOBODY_HAS_SET_THIS}",
        "camel.component.alfafile.token, ${NOBODY_HAS_SET_THIS:token}",
    })
    void isNotForWhoNamesAServiceOrAnAccount(String name, String value) {
        assertThat(alfaFile.isConfigured(config(name, value))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.alfafile.login, ${NOBODY_HAS_SET_THIS:}",
        "camel.component.alfafile.max-wait, 5m",
        "camel.component.filefactory.password, secret",
    })
    void isForOthers(String name, String value) {
        assertThat(alfaFile.isConfigured(config(name, value))).isFalse();
    }

    private static Config config(String name, String value) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of(name, value), "test", 100))
                .build();
    }
}
