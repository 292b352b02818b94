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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleTest {

    @RegisterExtension
    static final FileFactoryServer shared = new FileFactoryServer().requireAuthKey(false);

    @RegisterExtension
    final AlfaFileServer own = new AlfaFileServer();

    private static String sharedUrl;

    @Test
    @Order(1)
    void leavesSomethingBehind() {
        sharedUrl = shared.apiUrl();
        shared.addFile("f1", "a", Content.of("a"));
        shared.errorStatus(500);
        own.addFile("a", Content.of("a"));

        assertThat(client().callRaw("getNothing").statusCode()).isEqualTo(500);
    }

    @Test
    @Order(2)
    void findsNothingOfItButTheSharedPortsAndSwitches() {
        assertThat(shared.apiUrl()).isEqualTo(sharedUrl);
        assertThat(shared.calls()).isEmpty();
        assertThat(client().callRaw("getNothing").statusCode()).isEqualTo(200);
        assertThat(client().call("getFileInfo", "file", "f1").toString()).contains("invalid");
        assertThat(client().call("getSessionKey", "email", shared.email(), "password", shared.password())
                        .toString())
                .contains("success");
        assertThat(own.files()).isEmpty();
    }

    @Nested
    class InANestedClass {

        @Test
        void isTheSameServer() {
            assertThat(shared.apiUrl()).isNotNull();
            assertThat(client().call("getNothing").path("code").asInt()).isEqualTo(700);
        }
    }

    @Nested
    class InAnotherNestedClass {

        @Test
        void runsOn() {
            assertThat(client().call("getNothing").path("code").asInt()).isEqualTo(700);
        }
    }

    @Test
    @Order(3)
    void worksWithoutJUnit() {
        FileFactoryServer server = new FileFactoryServer();
        assertThatIllegalStateException().isThrownBy(server::apiUrl).withMessageContaining("start()");

        Client client;
        String url;
        try (server) {
            server.start();
            url = server.apiUrl();
            client = new Client(server::apiUrl);
            assertThat(client.call("getNothing").path("code").asInt()).isEqualTo(700);
        }
        assertThatThrownBy(() -> client.get(url)).isInstanceOf(Client.BrokenConnection.class);
        server.start();
        assertThat(client.call("getNothing").path("code").asInt()).isEqualTo(700);
        server.close();
        server.close();
    }

    private static Client client() {
        return new Client(shared::apiUrl);
    }
}
