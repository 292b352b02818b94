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
package io.github.camelfilehosts.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.test.FileHostServer;
import io.github.camelfilehosts.test.Secrets;

/** Where a secret may travel, and where it may not: proxies and servers write URLs down. */
public final class SentRequests {

    private SentRequests() {}

    /** Secrets and the login go to the API, in bodies, and nowhere else. */
    public static void assertSecretsStayInBodies(FileHostServer<?> server, String login) {
        assertThat(server.calls()).hasSizeGreaterThan(10).allSatisfy(call -> {
            assertThat(call.httpMethod()).isEqualTo("POST");
            assertThat(call.inUrl()).isEmpty();
        });
        assertThat(server.wireMock().getAllServeEvents()).hasSizeGreaterThan(10).allSatisfy(event -> {
            assertThat(event.getRequest().getAbsoluteUrl()).doesNotContain(Secrets.MARK, login, "?");
            assertThat(event.getRequest().getHeaders().toString()).doesNotContain(Secrets.MARK);
        });
        // The servers of the bytes get the link, and nothing that opens the account.
        assertThat(server.streamRequests()).hasSizeGreaterThan(3).allSatisfy(request -> {
            assertThat(request.toString()).doesNotContain(Secrets.MARK);
            assertThat(request.headers()).doesNotContainKeys("Cookie", "Authorization");
        });
    }
}
