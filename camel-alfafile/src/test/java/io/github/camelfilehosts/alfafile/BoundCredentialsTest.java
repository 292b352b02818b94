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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import java.util.Map;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials go to the {@code apiUrl} beside which they were configured, whoever chooses another. */
class BoundCredentialsTest extends AlfaFileTestSupport {

    @RegisterExtension
    static final AlfaFileServer stranger = new AlfaFileServer();

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").recipientList(header("to"));
                from("direct:dynamic").toD("alfafile:userInfo?apiUrl=${header.api}");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:list", "direct:dynamic"})
    void anotherServiceLearnsNothingOfLoginAndPassword(String route) {
        assertRefused(failureAt(route));
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:list", "direct:dynamic"})
    void anotherServiceLearnsNothingOfAToken(String route) {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setToken(SERVER.token());

        assertRefused(failureAt(route));
    }

    @Test
    void anotherServiceLearnsNothingOfASource() {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
        component
                .getConfiguration()
                .setCredentialsSource(() -> new Credentials(SERVER.login(), SERVER.password(), null));

        assertRefused(failureAt("direct:list"));
    }

    @Test
    void whoBringsItsOwnIsServedAndGetsNothingOfTheComponents() {
        stranger.addFile("GH", "a.txt", Content.of("hello"));

        assertThat(result(
                                AlfaFile.class,
                                "alfafile:info?apiUrl=" + stranger.apiUrl() + "&token=RAW(" + stranger.token() + ")",
                                "GH")
                        .id())
                .isEqualTo("GH");

        assertThat(stranger.logins()).isZero();
        assertThat(SERVER.calls()).isEmpty();
    }

    private Throwable failureAt(String route) {
        String uri = "alfafile:userInfo?apiUrl=" + stranger.apiUrl();
        return send(route, null, Map.of("api", stranger.apiUrl(), "to", uri)).getException();
    }

    private static void assertRefused(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("apiUrl", "login", "token", "credentialsSource")
                .hasMessageNotContaining(SERVER.password());
        assertThat(stranger.calls()).isEmpty();
    }
}
