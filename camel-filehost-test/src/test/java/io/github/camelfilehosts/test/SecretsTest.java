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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecretsTest {

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @Test
    void findsAllThatTheStandInsHaveOrGiveOut() {
        String key = new Client(fileFactory::apiUrl)
                .call(
                        "getSessionKey",
                        "email",
                        fileFactory.email(),
                        "password",
                        fileFactory.password(),
                        "authkey",
                        fileFactory.authKey())
                .at("/result/key")
                .asText();
        String token = new Client(alfaFile::apiUrl)
                .call("user/login", "login", alfaFile.login(), "password", alfaFile.password())
                .at("/response/token")
                .asText();

        List<String> secrets = List.of(
                fileFactory.password(), fileFactory.authKey(), key, alfaFile.password(), alfaFile.token(), token);
        assertThat(Secrets.in(secrets.stream())).hasSameSizeAs(secrets).containsOnly("xxxxxx");
        assertThat(fileFactory.calls().get(0).secrets()).containsExactly(fileFactory.password(), fileFactory.authKey());
        assertThat(alfaFile.calls().get(0).secrets()).containsExactly(alfaFile.password());
    }

    @Test
    void showsTheLineWithoutTheSecret() {
        List<String> lines =
                List.of("all is well", "{\"key\":\"" + Secrets.MARK + "0a1b\",\"n\":1}", "my-" + Secrets.MARK + "!");

        assertThat(Secrets.in(lines.stream())).containsExactly("{\"key\":\"xxxxxx\",\"n\":1}", "xxxxxx!");
    }
}
