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

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.contract.BoundCredentialsContract;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundCredentialsTest extends AlfaFileTestSupport implements BoundCredentialsContract {

    @RegisterExtension
    static final AlfaFileServer STRANGER = new AlfaFileServer();

    @Override
    public AlfaFileServer stranger() {
        return STRANGER;
    }

    @Override
    public String[] accountOptions() {
        return new String[] {"login", "token"};
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:list", "direct:dynamic"})
    void anotherServiceLearnsNothingOfAToken(String route) {
        withoutAccount();
        component.getConfiguration().setToken(SERVER.token());

        assertRefusedAt(route);
    }

    @Test
    void whoBringsItsOwnIsServedAndGetsNothingOfTheComponents() {
        STRANGER.addFile("GH", "a.txt", Content.of("hello"));

        assertThat(result(
                                AlfaFile.class,
                                "alfafile:info?apiUrl=" + STRANGER.apiUrl() + "&token=RAW(" + STRANGER.token() + ")",
                                "GH")
                        .id())
                .isEqualTo("GH");

        assertThat(STRANGER.logins()).isZero();
        assertThat(SERVER.calls()).isEmpty();
    }
}
