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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.test.AlfaFileServer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account that is not there is noticed by whoever starts, and variables that are not set are none. */
class NoAccountTest {

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    private final Main main = new Main();

    @AfterEach
    void stopMain() {
        main.stop();
    }

    private void start(String from, String to) {
        main.addInitialProperty("camel.component.alfafile.api-url", alfaFile.apiUrl());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
        main.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "password", "token"})
    void aVariableThatIsNotSetIsNoCredential(String option) {
        main.addInitialProperty("camel.component.alfafile." + option, "{{env:CAMEL_FILEHOSTS_NOT_SET:}}");

        refusesToStart("direct:upload", "alfafile:upload");
    }

    @Test
    void aFolderIsNotWatchedWithoutAnAccount() {
        refusesToStart("alfafile:download", "mock:files");
    }

    private void refusesToStart(String from, String to) {
        refusesToStart(from, to, "set login and password, token, or credentialsSource");
        assertThat(alfaFile.calls()).isEmpty();
    }

    @Test
    void aTokenIsEnoughWhereTheOthersAreNotSet() throws Exception {
        main.addInitialProperty("camel.component.alfafile.login", "{{env:CAMEL_FILEHOSTS_NOT_SET:}}");
        main.addInitialProperty("camel.component.alfafile.password", "{{env:CAMEL_FILEHOSTS_NOT_SET:}}");
        main.addInitialProperty("camel.component.alfafile.token", alfaFile.token());
        start("direct:account", "alfafile:userInfo");

        main.getCamelTemplate().requestBody("direct:account", (Object) null);

        assertThat(alfaFile.logins()).isZero();
    }

    @Test
    void halfAnAccountIsNone() {
        main.addInitialProperty("camel.component.alfafile.login", alfaFile.login());
        main.addInitialProperty("camel.component.alfafile.password", "{{env:CAMEL_FILEHOSTS_NOT_SET:}}");

        refusesToStart("direct:upload", "alfafile:upload", "option password is missing");
    }

    private void refusesToStart(String from, String to, String why) {
        assertThatThrownBy(() -> start(from, to))
                .extracting(e -> ObjectHelper.getException(InvalidRequestException.class, e), THROWABLE)
                .hasMessageContaining(why);
    }
}
