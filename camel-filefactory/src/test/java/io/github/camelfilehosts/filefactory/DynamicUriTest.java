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

import io.github.camelfilehosts.contract.DynamicUriContract;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class DynamicUriTest extends FileFactoryTestSupport implements DynamicUriContract {

    private static final String FIRST_PASSWORD = "first-" + Secrets.MARK;
    private static final String SECOND_PASSWORD = "2nd&pw=%+" + Secrets.MARK;

    @Override
    public String fileIdHeader() {
        return FileFactoryConstants.FILE_ID;
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:link").toD("filefactory:getDownloadLink?fileId=${body}&filePassword=${header.secret}");
                from("direct:raw").toD("filefactory:getDownloadLink?fileId=${body}&filePassword=RAW(${header.secret})");
            }
        };
    }

    @Test
    void factsAddNoHeader() {
        Map<String, Object> headers = Map.of(FileFactoryConstants.FILE_ID, "other", "mine", 5);

        assertThat(succeed("direct:info", "abc", headers).getMessage().getHeaders())
                .containsExactlyInAnyOrderEntriesOf(headers);
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
        assertThat(endpoints()).hasSize(1);
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
    void anIdThatIsALinkOrALineOfManySurvivesTheUri() {
        succeed("direct:info", "https://www.filefactory.com/file/abc/n/a%20b.txt");
        succeed("direct:info", "abc,def ghi");

        assertThat(SERVER.callsOf("getFileInfo"))
                .extracting((ApiCall call) -> call.param("file"))
                .containsExactly("abc", "abc,def,ghi");
    }
}
