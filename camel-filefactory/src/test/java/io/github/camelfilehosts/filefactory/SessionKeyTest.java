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

import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Examples;
import io.github.camelfilehosts.test.Secrets;
import org.junit.jupiter.api.Test;

class SessionKeyTest extends FileFactoryTestSupport {

    @Test
    void readsThePagesOwnExample() {
        answer("getSessionKey", Examples.fileFactory("getSessionKey"));

        assertThat(result(String.class, "filefactory:getSessionKey", null))
                .isEqualTo("b2eca18d2aa4f1fdbbbb4551a31c81aa6bcc4508");
    }

    @Test
    void sendsEmailPasswordAndAuthkeyInThePostBody() {
        succeed("filefactory:getSessionKey", null);

        ApiCall call = SERVER.callsOf("getSessionKey").get(0);
        assertThat(call.httpMethod()).isEqualTo("POST");
        assertThat(call.inUrl()).isEmpty();
        assertThat(call.params())
                .containsEntry("email", SERVER.email())
                .containsEntry("password", SERVER.password())
                .containsEntry("authkey", SERVER.authKey())
                .hasSize(3);
    }

    @Test
    void isTheKeyThatAllOtherOperationsUseAndLogsInOnlyOnce() {
        String key = result(String.class, "filefactory:getSessionKey", null);
        succeed("filefactory:getMemberInfo", null);
        succeed("filefactory:getFileInfo", "abc");

        assertThat(result(String.class, "filefactory:getSessionKey", null)).isEqualTo(key);
        assertThat(SERVER.callsOf("getMemberInfo"))
                .extracting(call -> call.param("key"))
                .containsExactly(key);
        assertThat(SERVER.callsOf("getFileInfo"))
                .extracting(call -> call.param("key"))
                .containsExactly(key);
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(1);
    }

    @Test
    void sendsNoAuthkeyWhereNoneIsGiven() {
        SERVER.requireAuthKey(false);
        component.getConfiguration().setAuthKey(null);

        succeed("filefactory:getSessionKey", null);

        assertThat(SERVER.callsOf("getSessionKey").get(0).params()).doesNotContainKey("authkey");
    }

    @Test
    void keepsPasswordsWithAllKindsOfSignsAsTheyAre() {
        String password = "p&ss=w\u00f6rd +%20 \u20ac\"'" + Secrets.MARK;
        SERVER.account("a+b@example.com", password, "k&y" + Secrets.MARK);
        useAccount(component.getConfiguration());

        assertThat(result(String.class, "filefactory:getSessionKey", null)).hasSize(40);
    }

    @Test
    void anAnswerWithoutAKeyIsAnError() {
        answer("getSessionKey", "{\"type\":\"success\",\"result\":[]}");

        assertThat(failure("filefactory:getSessionKey", null)).isInstanceOf(UnexpectedResponseException.class);
    }
}
