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
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.util.Map;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials go to the {@code apiUrl} beside which they were configured, whoever chooses another. */
class BoundCredentialsTest extends FileFactoryTestSupport {

    @RegisterExtension
    static final FileFactoryServer STRANGER = new FileFactoryServer();

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").recipientList(header("to"));
                from("direct:dynamic").toD("filefactory:getMemberInfo?apiUrl=${header.api}");
                from("direct:expression").toD("${header.to}");
                from("direct:enrich").enrich().header("to");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:list", "direct:dynamic", "direct:expression", "direct:enrich"})
    void anotherServiceThatAMessageChoosesLearnsNothing(String route) {
        assertRefused(send(
                        route,
                        null,
                        Map.of("api", STRANGER.apiUrl(), "to", "filefactory:getMemberInfo?apiUrl=" + STRANGER.apiUrl()))
                .getException());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getSessionKey?",
                "getFileInfo?fileId=abc&",
                "download?fileId=abc&filePassword=own&",
                "download?authKey=own&"
            })
    void anotherServiceInTheUriLearnsNothing(String uri) {
        assertRefused("filefactory:" + uri + "apiUrl=" + STRANGER.apiUrl());
    }

    @Test
    void anotherPathOfTheSameHostIsAnotherService() {
        assertRefused("filefactory:getMemberInfo?apiUrl=" + SERVER.apiUrl() + "/other");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void neitherAFilePasswordNorASourceGoesAnywhereElse() {
        FileFactoryConfiguration options = component.getConfiguration();
        options.setEmail(null);
        options.setPassword(null);
        options.setAuthKey(null);
        options.setFilePassword("secret");
        assertRefused("filefactory:download?fileId=abc&apiUrl=" + STRANGER.apiUrl());

        options.setFilePassword(null);
        options.setCredentialsSource(() -> new Credentials(SERVER.email(), SERVER.password(), SERVER.authKey()));
        assertRefused("filefactory:getMemberInfo?apiUrl=" + STRANGER.apiUrl());
    }

    @Test
    void whoBringsItsOwnIsServedAndGetsNothingOfTheComponents() {
        STRANGER.account("me@example.com", STRANGER.password(), null).requireAuthKey(false);
        component.getConfiguration().setFilePassword("the component's");
        STRANGER.addFile("abc", "a.txt", Content.of("hello"));

        Object link = succeed(
                        "filefactory:getDownloadLink?fileId=abc&requestsPerHour=0&apiUrl=%s&email=me@example.com&password=RAW(%s)"
                                .formatted(STRANGER.apiUrl(), STRANGER.password()),
                        null)
                .getMessage()
                .getBody();

        assertThat(link).isNotNull();
        assertThat(STRANGER.calls())
                .flatExtracting(call -> call.params().values())
                .doesNotContain(SERVER.email(), SERVER.authKey(), "the component's");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void aGuestMayGoAnywhere() {
        component.getConfiguration().setEmail(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setAuthKey(null);
        STRANGER.addFile("abc", "a.txt", Content.of("hello"));

        assertThat(result(FileInfoList.class, "filefactory:getFileInfo?apiUrl=" + STRANGER.apiUrl(), "abc"))
                .hasSize(1);
    }

    @Test
    void howTheComponentsApiUrlIsSpelledDoesNotMatter() {
        String spelled = SERVER.apiUrl().replace("http://localhost", "HTTP://LOCALHOST") + "/";

        succeed("filefactory:getFileInfo", "abc");
        succeed("filefactory:getFileInfo?apiUrl=" + spelled, "abc");

        assertThat(SERVER.logins()).isOne();
    }

    @Test
    void anEndpointOfTheComponentsServiceAddsToItsCredentials() {
        SERVER.account(SERVER.email(), SERVER.password() + "2", SERVER.authKey());

        succeed("filefactory:getMemberInfo?password=RAW(" + SERVER.password() + ")", null);

        assertThat(SERVER.callsOf("getSessionKey"))
                .singleElement()
                .satisfies(call -> assertThat(call.params())
                        .containsAllEntriesOf(Map.of("email", SERVER.email(), "authkey", SERVER.authKey())));
    }

    private void assertRefused(String uri) {
        assertRefused(catchThrowable(() -> context.getEndpoint(uri)));
    }

    private static void assertRefused(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("apiUrl", "email", "credentialsSource")
                .hasMessageNotContaining(SERVER.password());
        assertThat(STRANGER.calls()).isEmpty();
    }
}
