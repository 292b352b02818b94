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

import io.github.camelfilehosts.contract.BoundCredentialsContract;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundCredentialsTest extends FileFactoryTestSupport implements BoundCredentialsContract {

    @RegisterExtension
    static final FileFactoryServer STRANGER = new FileFactoryServer();

    @Override
    public FileFactoryServer stranger() {
        return STRANGER;
    }

    @Override
    public String[] accountOptions() {
        return new String[] {"email"};
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
    void aFilePasswordGoesNowhereElse() {
        withoutAccount();
        component.getConfiguration().setFilePassword("secret");

        assertRefused("filefactory:download?fileId=abc&apiUrl=" + STRANGER.apiUrl());
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
        withoutAccount();
        STRANGER.addFile("abc", "a.txt", Content.of("hello"));

        assertThat(result(FileInfoList.class, "filefactory:getFileInfo?apiUrl=" + STRANGER.apiUrl(), "abc"))
                .hasSize(1);
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
}
