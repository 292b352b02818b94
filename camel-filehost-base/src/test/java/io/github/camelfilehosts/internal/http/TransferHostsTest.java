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
package io.github.camelfilehosts.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts bytes may come from and go to. */
class TransferHostsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.filefactory.com | https://s12.filefactory.com/get/x",
                "*.filefactory.com | https://a.b.filefactory.com:8443/get/x",
                "*.FileFactory.com | HTTPS://S12.FILEFACTORY.COM/get/x",
                "a.example, *.filefactory.com ,b.example | http://b.example/",
                "s*.example.com | http://s1.example.com/",
                "file_host | http://file_host:8080/x",
                "127.0.0.1 | http://127.0.0.1:80/x",
                "10.* | http://10.1.2.3/x",
                "::1 | http://[::1]:80/x",
                "[FE80::1] | http://[fe80::1]/x",
                "* | http://anything/x"
            })
    void aHostThatIsNamedIsAllowed(String hosts, URI uri) {
        assertThatCode(() -> TransferHosts.of(hosts).require(uri)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.filefactory.com | https://filefactory.com/x",
                "*.filefactory.com | https://evilfilefactory.com/x",
                "*.filefactory.com | https://s1.filefactory.com.evil.example/x",
                "*.filefactory.com | https://s1xfilefactory.com/x",
                "*.filefactory.com | https://evil.example/s1.filefactory.com",
                "*.filefactory.com | https://evil.example/?.filefactory.com",
                "localhost | http://127.0.0.1/x",
                "localhost | http://[::1]/x",
                "127.0.0.1 | http://127.0.0.2/x",
                "127.0.0.1 | http://2130706433/x",
                "a.example | http://a.example.:80/x"
            })
    void anyOtherIsRefusedByItsName(String hosts, URI uri) {
        assertThatThrownBy(() -> TransferHosts.of(hosts).require(uri))
                .isInstanceOf(RefusedHostException.class)
                .hasMessageContainingAll("transferHosts", uri.getAuthority().replaceAll(":80|[\\[\\]]", ""));
    }

    @Test
    void byDefaultEachIsAllowed() {
        assertThatCode(() -> TransferHosts.of(null).require(URI.create("http://169.254.169.254/x")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "a,,b",
                "http://a.example",
                "a.example/x",
                "a.example:80",
                "127.0.0.1:80",
                "a b",
                "me@a.example",
                "ex\u00e4mple.com",
                "(a|b)"
            })
    void whatWouldNeverMatchCannotBeUsed(String hosts) {
        assertThat(TransferHosts.isUsable(hosts)).isFalse();
        assertThatThrownBy(() -> TransferHosts.of(hosts)).isInstanceOf(IllegalArgumentException.class);
    }
}
