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

import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.internal.FileReference;
import io.github.camelfilehosts.test.Content;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values in the URI of a {@code toD}: one endpoint for all, and the message stays as it was. */
public interface DynamicUriContract extends ComponentTest {

    String fileIdHeader();

    @BeforeEach
    default void addDynamicRoutes() throws Exception {
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:info").toD(infoUri() + "?fileId=${body}");
                from("direct:download").toD(downloadUri() + "?fileId=${body}&maxRetries=1");
                from("direct:operation").toD(words().scheme() + ":${header.what}?fileId=${body}");
            }
        });
    }

    /** The component's. */
    default List<Endpoint> endpoints() {
        return context().getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith(words().scheme()))
                .toList();
    }

    /** Of the only file that the facts are of. */
    private static String idIn(Exchange exchange) {
        Object facts = exchange.getMessage().getBody();
        if (facts instanceof List<?> list) {
            assertThat(list).hasSize(1);
            facts = list.get(0);
        }
        return ((FileReference) facts).id();
    }

    @Test
    default void manyIdsMakeOneEndpoint() throws Exception {
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "id" + i).toList();
        ids.forEach(id -> addFile(id, id + ".txt", Content.of("x")));

        List<List<String>> told = Crowd.results(
                20,
                i -> ids.subList(10 * i, 10 * i + 10).stream()
                        .map(id -> idIn(succeed("direct:info", id)))
                        .toList());

        assertThat(told).flatExtracting(list -> list).containsExactlyElementsOf(ids);
        assertThat(endpoints()).hasSize(1);
        assertThat(server().calls(words().loginMethod())).isEqualTo(1);
    }

    @Test
    default void theUriWinsAndTheHeadersStayAsTheyWere() {
        addFile("abc", "a.txt", Content.of("x"));
        Map<String, Object> headers = Map.of(fileIdHeader(), "other", "mine", 5);

        Exchange exchange = succeed("direct:info", "abc", headers);

        assertThat(idIn(exchange)).isEqualTo("abc");
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(headers);
        assertThat(exchange.getProperties().keySet()).noneMatch(name -> name.contains("Dynamic"));
    }

    @Test
    default void otherOptionsAndOperationsStayEndpointOptions() {
        addFile("abc", "a", Content.of("a"));
        addFile("def", "d", Content.of("d"));

        assertThat(result(HostedFile.class, "direct:download", "abc").name()).isEqualTo("a");
        assertThat(result(HostedFile.class, "direct:download", "def").name()).isEqualTo("d");
        assertThat(endpoints())
                .extracting(Endpoint::getEndpointUri)
                .containsExactly(words().scheme() + "://download?maxRetries=1");

        succeed("direct:operation", "abc", Map.of("what", words().infoOperation()));
        succeed("direct:operation", "def", Map.of("what", "getDownloadLink"));
        assertThat(endpoints()).hasSize(3);
    }
}
