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
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.test.FileHostServer;
import java.util.Map;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials go to the {@code apiUrl} beside which they were configured, whoever chooses another. */
public interface BoundCredentialsContract extends ComponentTest {

    /** Another service of the same kind. */
    FileHostServer<?> stranger();

    /** The options that are named where there are no credentials to go along. */
    String[] accountOptions();

    @BeforeEach
    default void addRoutes() throws Exception {
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").recipientList(header("to"));
                from("direct:dynamic").toD(accountUri() + "?apiUrl=${header.api}");
                from("direct:expression").toD("${header.to}");
                from("direct:enrich").enrich().header("to");
            }
        });
    }

    default void assertRefused(String uri) {
        assertRefused(catchThrowable(() -> context().getEndpoint(uri)));
    }

    default void assertRefusedAt(String route) {
        String uri = accountUri() + "?apiUrl=" + stranger().apiUrl();
        assertRefused(
                send(route, null, Map.of("api", stranger().apiUrl(), "to", uri)).getException());
    }

    default void assertRefused(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("apiUrl", "credentialsSource")
                .hasMessageContainingAll(accountOptions())
                .hasMessageNotContaining(account().password());
        assertThat(stranger().calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:list", "direct:dynamic", "direct:expression", "direct:enrich"})
    default void anotherServiceThatAMessageChoosesLearnsNothing(String route) {
        assertRefusedAt(route);
    }

    @Test
    default void anotherPathOfTheSameHostIsAnotherService() {
        assertRefused(accountUri() + "?apiUrl=" + server().apiUrl() + "/other");
        assertThat(server().calls()).isEmpty();
    }

    @Test
    default void aSourceGoesNowhereElse() {
        Credentials account = account();
        withoutAccount();
        component().getConfiguration().setCredentialsSource(() -> account);

        assertRefused(accountUri() + "?apiUrl=" + stranger().apiUrl());
        assertRefusedAt("direct:list");
    }

    @Test
    default void howTheComponentsApiUrlIsSpelledDoesNotMatter() {
        String spelled = server().apiUrl().replace("http://localhost", "HTTP://LOCALHOST") + "/";

        succeed(accountUri(), null);
        succeed(accountUri() + "?apiUrl=" + spelled, null);

        assertThat(server().calls(words().loginMethod())).isOne();
    }
}
