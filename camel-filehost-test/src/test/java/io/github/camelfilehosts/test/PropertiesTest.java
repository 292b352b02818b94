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
package io.github.camelfilehosts.test;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What leads a component to a stand-in. */
class PropertiesTest {

    @Test
    void ofFileFactory() {
        try (FileFactoryServer server = new FileFactoryServer().start()) {
            assertThat(server.properties())
                    .containsOnly(
                            entry("camel.component.filefactory.api-url", server.apiUrl()),
                            entry("camel.component.filefactory.email", server.email()),
                            entry("camel.component.filefactory.password", server.password()),
                            entry("camel.component.filefactory.auth-key", server.authKey()));
        }
    }

    @Test
    void ofAlfaFile() {
        try (AlfaFileServer server = new AlfaFileServer().start()) {
            assertThat(server.properties())
                    .containsOnly(
                            entry("camel.component.alfafile.api-url", server.apiUrl()),
                            entry("camel.component.alfafile.login", server.login()),
                            entry("camel.component.alfafile.password", server.password()));
        }
    }

    @Test
    void areAskedForWhenTheyAreNeeded() {
        Map<String, Supplier<Object>> registry = new HashMap<>();
        AlfaFileServer server = new AlfaFileServer();
        server.properties(registry::put);
        Supplier<Object> apiUrl = registry.get("camel.component.alfafile.api-url");

        assertThatIllegalStateException().isThrownBy(apiUrl::get);
        try (server) {
            server.start();
            assertThat(apiUrl.get()).isEqualTo(server.apiUrl());
        }
    }
}
