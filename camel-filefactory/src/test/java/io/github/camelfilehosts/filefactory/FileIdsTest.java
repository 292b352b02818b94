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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.internal.ids.ForeignMarks;
import io.github.camelfilehosts.test.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileIdsTest extends FileFactoryTestSupport {

    private static final String HASH = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.filefactory.com/file/1ep92k3t0fdz",
                "http://www.filefactory.com/file/1ep92k3t0fdz/n/Tulips.jpg",
                "https://filefactory.com/file/1ep92k3t0fdz/n/Tulips.jpg",
                "http://www.filefactory.com/file/1ep92k3t0fdz/Tulips.jpg",
                "https://www.filefactory.com/file/1ep92k3t0fdz/",
                "https://www.filefactory.com/file/1ep92k3t0fdz?a=b",
                "https://www.filefactory.com/file/1ep92k3t0fdz#top",
                "https://www.filefactory.com/stream/1ep92k3t0fdz",
                "https://www.filefactory.com/trafficshare/" + HASH + "/1ep92k3t0fdz",
                "https://www.filefactory.com/trafficshare/" + HASH + "/1ep92k3t0fdz/Tulips.jpg",
                "https://www.filefactory.com/digitalsales/" + HASH + "/1ep92k3t0fdz",
                "https://www.filefactory.com//file/1ep92k3t0fdz",
                "https://www.filefactory.com//file//1ep92k3t0fdz//n/Tulips.jpg",
                "https://www.filefactory.com/trafficshare//" + HASH + "//1ep92k3t0fdz",
                "HTTPS://WWW.FileFactory.COM/file/1ep92k3t0fdz",
                "www.filefactory.com/file/1ep92k3t0fdz",
                "filefactory.com/file/1ep92k3t0fdz",
                "https://www.filefactory.com:443/file/1ep92k3t0fdz",
                "\uFEFFhttps://www.filefactory.com/file/1ep92k3t0fdz",
                "<http://www.filefactory.com/file/1ep92k3t0fdz>",
                "(https://www.filefactory.com/file/1ep92k3t0fdz).",
                "[Tulips, twice](https://www.filefactory.com/file/1ep92k3t0fdz)",
                "https://www.filefactory.com/file/1ep92k3t0fdz/n/Holiday,Paris.jpg",
                "https://www.filefactory.com/file/1ep92k3t0fdz/n/Holiday,Paris",
                "https://www.filefactory.com/stream/1ep92k3t0fdz/n/Mozart%20%28Requiem%29%2C%201791.mp3",
                "  https://www.filefactory.com/file/1ep92k3t0fdz \n"
            })
    void aLinkStandsForItsFile(String link) {
        FileInfoList infos = result(FileInfoList.class, "filefactory:getFileInfo", link);

        assertThat(infos).extracting(FileInfo::id).containsExactly("1ep92k3t0fdz");
        assertThat(SERVER.callsOf("getFileInfo"))
                .extracting(call -> call.param("file"))
                .containsExactly("1ep92k3t0fdz");
    }

    @Test
    void applicationsReadListsAsTheComponentDoes() {
        String link = "https://www.filefactory.com/file/aaa";

        assertThat(FileFactoryLinks.ids("\uFEFF<" + link + ">; " + link + "/n/Red,White.rar, bbb"))
                .containsExactly("aaa", "aaa", "bbb");
        assertThat(FileFactoryLinks.ids(link + ",bbb;" + "filefactory.com/stream/ccc/"))
                .containsExactly("aaa", "bbb", "ccc");
        assertThatThrownBy(() -> FileFactoryLinks.ids("https://alfafile.net/file/GH"))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.getProvider()).isEqualTo("filefactory");
                    assertThat(e.getCode()).isNull();
                    assertThat(e.isRetryable()).isFalse();
                });
        assertThatThrownBy(() -> FileFactoryLinks.ids(" \n")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void marksOfOtherScriptsAreReadAsTheirCounterparts() {
        ForeignMarks.assertReadAsTheirCounterparts(FileFactoryLinks::ids, "https://www.filefactory.com/file/GH");
    }

    @Test
    void anIdOfTwoMegabytesInALinkIsNotQuotedWhole() {
        FileHostException failure =
                failure("filefactory:getFileInfo", "https://www.filefactory.com/file/" + "a".repeat(2_000_000));

        assertThat(failure).isInstanceOf(InvalidRequestException.class);
        assertThat(failure.getMessage()).hasSizeLessThan(300);
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void linksAndIdsMix() {
        String pasted = """
                https://www.filefactory.com/file/aaa/n/One, two and three.txt
                bbb, https://www.filefactory.com/stream/ccc
                https://www.filefactory.com/file/ddd,https://www.filefactory.com/file/eee
                """.replace("One, two and three", "One,two.and.three");

        FileInfoList infos = result(FileInfoList.class, "filefactory:getFileInfo", pasted);

        assertThat(infos).extracting(FileInfo::id).containsExactly("aaa", "bbb", "ccc", "ddd", "eee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://alfafile.net/file/GH",
                "https://www.example.com/file/1ep92k3t0fdz",
                "https://filefactory.com.example.com/file/1ep92k3t0fdz",
                "https://evilfilefactory.com/file/1ep92k3t0fdz",
                "https://example.com/?https://www.filefactory.com/file/1ep92k3t0fdz",
                "https://www.filefactory.com/folder/1ep92k3t0fdz",
                "https://www.filefactory.com/file/",
                "ftp://www.filefactory.com/file/1ep92k3t0fdz",
                "../../etc/passwd"
            })
    void aLinkOfAnotherSiteIsRefusedBeforeAnyCall(String link) {
        FileHostException failure = failure("filefactory:getFileInfo", link);

        assertThat(failure).isInstanceOf(InvalidRequestException.class).hasMessageContaining(link);
        assertThat(SERVER.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getDownloadLink", "download"})
    void worksForOneFileTooInBodyHeaderAndOption(String operation) {
        SERVER.addFile("1ep92k3t0fdz", "Tulips.jpg", Content.of("x"));
        String link = "https://www.filefactory.com/file/1ep92k3t0fdz/n/Tulips.jpg";

        succeed("filefactory:" + operation, link);
        succeed("filefactory:" + operation, null, Map.of(FileFactoryConstants.FILE_ID, link));
        succeed("filefactory:" + operation + "?fileId=" + link, null);

        assertThat(SERVER.callsOf("getDownloadLink"))
                .extracting(call -> call.param("file"))
                .containsExactly("1ep92k3t0fdz", "1ep92k3t0fdz", "1ep92k3t0fdz");
    }
}
