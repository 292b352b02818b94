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

import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code toD} with thousands of IDs keeps one endpoint. */
class DynamicUriTest extends FileFactoryTestSupport {

    private static final String FIRST_PASSWORD = "first-" + Secrets.MARK;
    private static final String SECOND_PASSWORD = "2nd&pw=%+" + Secrets.MARK;

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:info").toD("filefactory:getFileInfo?fileId=${body}");
                from("direct:link").toD("filefactory:getDownloadLink?fileId=${body}&filePassword=${header.secret}");
                from("direct:raw").toD("filefactory:getDownloadLink?fileId=${body}&filePassword=RAW(${header.secret})");
                from("direct:download").toD("filefactory:download?fileId=${body}&maxRetries=1");
                from("direct:operation").toD("filefactory:${header.what}?fileId=${body}");
            }
        };
    }

    @Test
    void twoHundredIdsMakeOneEndpoint() throws Exception {
        List<FileInfoList> results =
                Crowd.results(
                                20,
                                i -> IntStream.range(0, 10)
                                        .mapToObj(j -> "id" + (10 * i + j))
                                        .toList())
                        .stream()
                        .flatMap(List::stream)
                        .parallel()
                        .map(id -> result(FileInfoList.class, "direct:info", id))
                        .toList();

        assertThat(results)
                .flatExtracting(list -> list)
                .extracting(FileInfo::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "id" + i).toList());
        assertThat(filefactoryEndpoints()).hasSize(1);
        assertThat(SERVER.logins()).isEqualTo(1);
    }

    @Test
    void whatStandsInTheUriWinsAndTheHeadersStayAsTheyWere() {
        Map<String, Object> headers = Map.of(FileFactoryConstants.FILE_ID, "other", "mine", 5);

        Exchange exchange = succeed(
                "direct:info", "abc", Map.of(FileFactoryConstants.FILE_ID, "other", "mine", headers.get("mine")));

        assertThat(exchange.getMessage().getBody(FileInfoList.class))
                .extracting(FileInfo::id)
                .containsExactly("abc");
        assertThat(exchange.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(headers);
        assertThat(exchange.getProperties().keySet()).noneMatch(name -> name.contains("DynamicOptions"));
    }

    @Test
    void passwordsTravelBesideTheUriToo() {
        SERVER.addFile("abc", "a", Content.of("a")).password(FIRST_PASSWORD);
        SERVER.addFile("def", "d", Content.of("d")).password(SECOND_PASSWORD);

        succeed("direct:link", "abc", Map.of("secret", FIRST_PASSWORD));
        succeed("direct:raw", "def", Map.of("secret", SECOND_PASSWORD));

        assertThat(SERVER.callsOf("getDownloadLink"))
                .extracting(call -> call.param("password"))
                .containsExactly(FIRST_PASSWORD, SECOND_PASSWORD);
        assertThat(filefactoryEndpoints()).hasSize(1);
    }

    @Test
    void aFailureLeavesNothingBehindForTheNextMessage() {
        SERVER.addFile("abc", "a", Content.of("a"));

        assertThat(send("direct:link", "gone1", Map.of("secret", FIRST_PASSWORD))
                        .isFailed())
                .isTrue();
        Exchange exchange = template.request(
                "filefactory:getDownloadLink", e -> e.getMessage().setBody("abc"));

        assertThat(exchange.getException()).isNull();
    }

    @Test
    void otherOptionsAndOperationsStayEndpointOptions() {
        SERVER.addFile("abc", "a", Content.of("a"));
        SERVER.addFile("def", "d", Content.of("d"));

        assertThat(result(HostedFile.class, "direct:download", "abc").name()).isEqualTo("a");
        assertThat(result(HostedFile.class, "direct:download", "def").name()).isEqualTo("d");
        assertThat(filefactoryEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .containsExactly("filefactory://download?maxRetries=1");

        succeed("direct:operation", "abc", Map.of("what", "getFileInfo"));
        succeed("direct:operation", "def", Map.of("what", "getDownloadLink"));
        assertThat(filefactoryEndpoints()).hasSize(3);
    }

    @Test
    void anIdThatIsALinkOrALineOfManySurvivesTheUri() {
        succeed("direct:info", "https://www.filefactory.com/file/abc/n/a%20b.txt");
        succeed("direct:info", "abc,def ghi");

        assertThat(SERVER.callsOf("getFileInfo"))
                .extracting((ApiCall call) -> call.param("file"))
                .containsExactly("abc", "abc,def,ghi");
    }

    private List<Endpoint> filefactoryEndpoints() {
        return context.getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith("filefactory"))
                .toList();
    }
}
