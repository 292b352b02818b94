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

import io.github.camelfilehosts.secrets.VisibleOutput;
import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing that we write holds a password, or whatever else opens an account or a file, however badly things go. */
public interface NoSecretsInOutputContract extends ComponentTest {

    String WRONG_PASSWORD = "wrong-" + Secrets.MARK;

    /** Of the test's context, from before its start. */
    VisibleOutput output();

    /** Does what goes well, and adds what is seen of it. */
    void successes() throws IOException;

    /** Does what fails, with error messages that echo what was sent, as services do, and adds what is seen of it. */
    void failures() throws IOException;

    /** URIs of which no endpoint can be made. */
    List<String> invalidUris();

    /** What is seen of this component only. */
    String[] seen();

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void invalidEndpoint(String uri) {
        try {
            context().getEndpoint(uri);
        } catch (RuntimeException e) {
            output().failure(e);
        }
    }

    @Test
    default void noSecretIsShown() throws Exception {
        successes();
        failures();
        invalidUris().forEach(this::invalidEndpoint);
        output().context();

        // What was collected is what it should be.
        assertThat(output().text())
                .contains(
                        words().scheme() + ": logged in at " + server().apiUrl(),
                        "is complete: 300000 bytes",
                        "Trying again in",
                        "These credentials are not tried again",
                        "AccountId[provider=" + words().scheme(),
                        "check.kind=READINESS",
                        "callsInFlight",
                        "Completed of Transfer[",
                        "type=filehosts",
                        "listTransfers: ",
                        "errors:")
                .contains(seen());
        assertThat(Secrets.in(output().text().lines())).isEmpty();
    }
}
