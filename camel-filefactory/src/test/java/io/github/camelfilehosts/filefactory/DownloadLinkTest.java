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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.LinkType;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Examples;
import io.github.camelfilehosts.test.Secrets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadLinkTest extends FileFactoryTestSupport {

    @Test
    void readsThePagesOwnExample() {
        answer("getDownloadLink", Examples.fileFactory("getDownloadLink"));

        Message message = succeed("filefactory:getDownloadLink", "1ep92k3t0fdz").getMessage();

        assertThat(message.getBody())
                .isEqualTo(new DownloadLink(
                        "http://s1.filefactory.com/get/p/1ep92k3t0fdz/f18874b7bfbe5104/Tulips.jpg",
                        "Tulips.jpg",
                        620_888L,
                        LinkType.PREMIUM,
                        0));
        assertThat(message.getHeader(FileFactoryConstants.LINK_TYPE)).isEqualTo("PREMIUM");
        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("Tulips.jpg");
        assertThat(message.getHeader(Exchange.FILE_LENGTH)).isEqualTo(620_888L);
    }

    @ParameterizedTest
    @CsvSource({"premium, PREMIUM", "trafficshare, TRAFFICSHARE", "free, FREE", "TrafficShare, TRAFFICSHARE", "gold, "})
    void mapsEachLinkType(String text, LinkType expected) {
        answer("getDownloadLink", link("\"url\":\"http://x/y\",\"linkType\":\"" + text + "\""));

        assertThat(result(DownloadLink.class, "filefactory:getDownloadLink", "abc")
                        .linkType())
                .isEqualTo(expected);
    }

    @Test
    void aFreeLinkTellsItsDelay() {
        SERVER.addFile("abc", "a.txt", Content.of("a")).linkType("free").delay(30);

        DownloadLink link = result(DownloadLink.class, "filefactory:getDownloadLink", "abc");

        assertThat(link.linkType()).isEqualTo(LinkType.FREE);
        assertThat(link.delay()).isEqualTo(30);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void numbersMayBeStringsAndMostMayBeLeftOut() {
        answer("getDownloadLink", link("\"url\":\"http://x/y\",\"size\":\"7\",\"delay\":\"60\",\"new\":1"));

        assertThat(result(DownloadLink.class, "filefactory:getDownloadLink", "abc"))
                .isEqualTo(new DownloadLink("http://x/y", null, 7L, null, 60));
    }

    @Test
    void whatIsUnknownThisTimeLeavesNoHeaderOfTheTimeBefore() {
        answer("getDownloadLink", link("\"url\":\"http://x/y\""));

        Message message = succeed(
                        "filefactory:getDownloadLink",
                        "abc",
                        Map.of(
                                FileFactoryConstants.LINK_TYPE,
                                "PREMIUM",
                                Exchange.FILE_LENGTH,
                                5L,
                                Exchange.FILE_NAME,
                                "old.txt"))
                .getMessage();

        assertThat(message.getHeader(FileFactoryConstants.LINK_TYPE)).isNull();
        assertThat(message.getHeader(Exchange.FILE_LENGTH)).isNull();
        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("abc");
    }

    @Test
    void theNameIsMadeSafeInTheHeaderAndKeptInTheRecord() {
        SERVER.addFile("abc", "../../etc/pass\u202Ewd", Content.of("a"));

        Message message = succeed("filefactory:getDownloadLink", "abc").getMessage();

        assertThat(message.getHeader(Exchange.FILE_NAME, String.class))
                .doesNotContain("/", "\u202E")
                .isEqualTo(".._.._etc_pass_wd");
        assertThat(message.getBody(DownloadLink.class).name()).isEqualTo("../../etc/pass\u202Ewd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a\"}",
                "{\"url\":\"\"}",
                "{\"url\":null}",
                "{\"url\":\"/get/x\"}",
                "{\"url\":\"file:///etc/passwd\"}",
                "[]"
            })
    void anAnswerWithoutALinkIsAnError(String result) {
        SERVER.failNextWith(
                "getDownloadLink", 200, "application/json", "{\"type\":\"success\",\"result\":" + result + "}", 9);

        FileHostException failure = failure("filefactory:getDownloadLink", "abc");

        assertThat(failure).isInstanceOf(UnexpectedResponseException.class);
        assertThat(failure.getOperation()).isEqualTo("getDownloadLink");
    }

    @Test
    void takesARecordWhereAnIdIsTaken() {
        SERVER.addFile("abc", "a.txt", Content.of("a"));

        assertThat(result(DownloadLink.class, "filefactory:getDownloadLink", FileInfo.missing("abc"))
                        .name())
                .isEqualTo("a.txt");
    }

    @Test
    void sendsTheFilePasswordOfTheHeaderBeforeTheOptions() {
        String password = "sesame-" + Secrets.MARK;
        SERVER.addFile("abc", "a.txt", Content.of("a")).password(password);

        succeed("filefactory:getDownloadLink?filePassword=" + password, "abc");
        succeed(
                "filefactory:getDownloadLink?filePassword=wrong-" + password,
                "abc",
                Map.of(FileFactoryConstants.FILE_PASSWORD, password));

        assertThat(SERVER.callsOf("getDownloadLink"))
                .extracting(call -> call.param("password"))
                .containsExactly(password, password);
    }

    private static String link(String fields) {
        return "{\"type\":\"success\",\"result\":{" + fields + "}}";
    }
}
