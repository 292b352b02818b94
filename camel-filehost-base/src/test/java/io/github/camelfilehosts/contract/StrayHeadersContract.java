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

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.StreamRequest;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What an earlier HTTP step left on the message steers nothing, and is sent to nobody. */
public interface StrayHeadersContract extends ComponentTest {

    Map<String, Object> STRAY = stray();

    private static Map<String, Object> stray() {
        Map<String, Object> stray = new LinkedHashMap<>();
        stray.put("CamelHttpUri", "http://localhost:1/elsewhere");
        stray.put("CamelHttpMethod", "DELETE");
        stray.put("CamelHttpPath", "/elsewhere");
        stray.put("CamelHttpQuery", "a=b");
        stray.put("CamelHttpRawQuery", "a=b");
        stray.put("CamelRestHttpUri", "http://localhost:1/elsewhere");
        stray.put("Host", "elsewhere");
        stray.put("Authorization", "Bearer stray-token");
        stray.put("Cookie", "stray-cookie=1");
        stray.put("Content-Type", "application/xml");
        stray.put("Content-Length", "3");
        stray.put("Range", "bytes=5-");
        stray.put("X-Stray", "stray-value");
        return stray;
    }

    @Test
    default void theyChangeNothing() throws Exception {
        byte[] content = "some content".getBytes();
        addFile("abc", "a.txt", Content.of(content));

        Exchange exchange = succeed(downloadUri(), "abc", STRAY);

        try (InputStream in = exchange.getMessage().getBody(HostedFile.class).open()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(STRAY);
        assertThat(server().calls())
                .extracting(call -> call.method() + " " + call.httpMethod())
                .containsExactly(
                        words().loginMethod() + " POST",
                        words().infoMethod() + " POST",
                        words().linkMethod() + " POST");
        assertThat(server().calls()).allSatisfy(call -> assertThat(call.inUrl()).isEmpty());
    }

    @Test
    default void theyReachNoServer() throws Exception {
        addFile("abc", "a.txt", Content.of("x"));

        Exchange exchange = succeed(downloadUri(), "abc", STRAY);
        try (InputStream in = exchange.getMessage().getBody(HostedFile.class).open()) {
            in.readAllBytes();
        }

        assertThat(server().wireMock().getAllServeEvents()).hasSize(3).allSatisfy(event -> {
            HttpHeaders headers = event.getRequest().getHeaders();
            assertThat(headers.keys()).doesNotContain("Authorization", "Cookie", "Range", "X-Stray");
            assertThat(headers.getContentTypeHeader().mimeTypePart()).isEqualTo("application/x-www-form-urlencoded");
        });
        StreamRequest download = server().streamRequests().get(0);
        assertThat(download.httpMethod()).isEqualTo("GET");
        assertThat(download.headers()).doesNotContainKeys("Authorization", "Cookie", "Range", "X-Stray");
        assertThat(download.header("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    default void noOperationLeavesHttpHeadersBehind() {
        Set<String> names =
                succeed(accountUri(), null).getMessage().getHeaders().keySet();

        assertThat(names).isEmpty();
    }
}
