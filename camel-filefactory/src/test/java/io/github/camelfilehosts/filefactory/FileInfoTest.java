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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Examples;
import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileInfoTest extends FileFactoryTestSupport {

    private static final ZoneId CET = ZoneId.of("CET");

    /** The page's example answers an ID that was not asked for, and leaves one out. */
    @Test
    void readsThePagesOwnExample() {
        answer("getFileInfo", Examples.fileFactory("getFileInfo"));

        FileInfoList infos = fileInfos("1ep92k3t0fdz,5na8cbixx4aj,abcde12345");

        assertThat(infos).hasSize(3);
        assertThat(infos.get(0))
                .isEqualTo(new FileInfo(
                        "1ep92k3t0fdz",
                        FileStatus.ONLINE,
                        "Tulips.jpg",
                        620_888L,
                        ZonedDateTime.of(2014, 1, 23, 6, 49, 39, 0, CET),
                        "http://www.filefactory.com/file/1lubbbam1odb/n/Tulips.jpg",
                        "fafa5efeaf3cbe3b23b2748d13e629a1",
                        true,
                        false));
        assertThat(infos.get(1)).isEqualTo(FileInfo.missing("5na8cbixx4aj"));
        assertThat(infos.get(1).status()).isEqualTo(FileStatus.MISSING);
        assertThat(infos.get(2).id()).isEqualTo("abcde12345");
        assertThat(infos.get(2).status()).isEqualTo(FileStatus.INVALID);
        assertThat(infos.get(2).size()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "online, ONLINE",
        "offline, OFFLINE",
        "invalid, INVALID",
        "Online, ONLINE",
        "archived, MISSING",
        "'', MISSING"
    })
    void mapsEachStatus(String status, FileStatus expected) {
        answer("getFileInfo", files("\"abc\":{\"status\":\"" + status + "\",\"name\":\"n\"}"));

        FileInfo info = fileInfos("abc").get(0);

        assertThat(info.status()).isEqualTo(expected);
        assertThat(info.name()).isEqualTo("n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"files\":[]}",
                "{\"files\":{}}",
                "{\"files\":{\"abc\":[]}}",
                "{\"files\":{\"abc\":null}}",
                "{\"files\":{\"abc\":false}}",
                "{\"files\":{\"abc\":\"online\"}}",
                "{\"files\":{\"abc\":[{\"status\":\"online\"}]}}",
                "{}",
                "[]",
                "{\"files\":{\"other\":{\"status\":\"online\"}}}"
            })
    void anIdThatTheAnswerLeavesOutIsMissingNeverDropped(String result) {
        answer("getFileInfo", "{\"type\":\"success\",\"result\":" + result + "}");

        assertThat(fileInfos("abc")).containsExactly(FileInfo.missing("abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"files\":\"none\"}", "{\"files\":[{\"hash\":\"abc\"}]}", "false", "\"\""})
    void anAnswerThatIsNotByIdIsUnexpected(String result) {
        answer("getFileInfo", "{\"type\":\"success\",\"result\":" + result + "}");

        assertThat(failure("filefactory:getFileInfo", "abc"))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("getFileInfo was answered with a result that is not a FilesAnswer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\":\"unknown\",\"status\":\"online\"}",
                "{\"name\":{\"of\":[\"huge\",{}]},\"status\":\"online\"}",
                "{\"premiumOnly\":\"huge\",\"more\":{\"a\":[{}]},\"status\":\"online\"}"
            })
    void aValueThatCannotBeReadIsNullAndTheOtherFilesAreAsEver(String info) {
        answer(
                "getFileInfo",
                files("\"abc\":{\"status\":\"online\"},\"def\":" + info + ",\"ghi\":{\"status\":\"online\"}"));

        assertThat(fileInfos("abc,def,ghi")).containsExactly(online("abc"), online("def"), online("ghi"));
    }

    private static FileInfo online(String id) {
        return new FileInfo(id, FileStatus.ONLINE, null, null, null, null, null, null, null);
    }

    @Test
    void halfAnAnswerIsNoneHoweverUnusable() {
        answer("getFileInfo", "{\"type\":\"success\",\"result\":{\"files\":{\"abc\":{\"size\":\"huge\",\"name\":");

        assertThat(failure("filefactory:getFileInfo?maxRetries=0", "abc"))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("not an answer of the API")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
    }

    @Test
    void theIdIsTheOneAskedForWhateverTheAnswersHashSays() {
        answer("getFileInfo", files("\"abc\":{\"status\":\"online\",\"hash\":\"other\",\"size\":5}"));

        FileInfo info = fileInfos("abc").get(0);

        assertThat(info.id()).isEqualTo("abc");
        assertThat(info.size()).isEqualTo(5);
    }

    @Test
    void booleansAndNumbersMayBeStringsAndUnknownFieldsAreIgnored() {
        answer(
                "getFileInfo",
                files(
                        "\"abc\":{\"status\":\"online\",\"size\":\"12\",\"premiumOnly\":\"1\",\"password\":\"false\","
                                + "\"md5\":\"FAFA5EFEAF3CBE3B23B2748D13E629A1\",\"added\":\"0000-00-00 00:00:00\",\"owner\":{\"id\":7}}"));

        assertThat(fileInfos("abc"))
                .containsExactly(new FileInfo(
                        "abc",
                        FileStatus.ONLINE,
                        null,
                        12L,
                        null,
                        null,
                        "fafa5efeaf3cbe3b23b2748d13e629a1",
                        true,
                        false));
    }

    @Test
    void asksForAHundredAtATimeAndAnswersInTheOrderAskedRepeatsIncluded() {
        List<String> ids = IntStream.range(0, 240).mapToObj(i -> "file" + i).toList();
        ids.forEach(id -> SERVER.addFile(id, id + ".bin", Content.of(id)));
        List<String> asked = Stream.of(ids.subList(100, 240), ids.subList(0, 100), ids.subList(5, 15))
                .flatMap(List::stream)
                .toList();

        FileInfoList infos = fileInfos(String.join(",", asked));

        assertThat(infos).hasSize(250).extracting(FileInfo::id).isEqualTo(asked);
        assertThat(infos)
                .extracting(FileInfo::name)
                .containsExactlyElementsOf(asked.stream().map(id -> id + ".bin").toList());
        assertThat(SERVER.callsOf("getFileInfo"))
                .extracting(call -> call.param("file").split(",").length)
                .containsExactly(100, 100, 40);
    }

    @Test
    void aHundredAndOneIdsTakeTwoCallsAndAHundredTakeOne() {
        assertThat(fileInfos(numbered(100))).hasSize(100);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(1);

        assertThat(fileInfos(numbered(101))).hasSize(101);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(3);
    }

    private static String numbered(int count) {
        return String.join(
                ",", IntStream.range(0, count).mapToObj(i -> "id" + i).toList());
    }

    static Stream<Arguments> severalIds() {
        return Stream.<Object>of(
                        "abc,def",
                        "abc def",
                        "abc\ndef\n",
                        "  abc ,\r\n def ",
                        List.of("abc", "def"),
                        new LinkedHashSet<>(List.of("abc", "def")),
                        new String[] {"abc", "def"},
                        new Object[] {"abc", FileInfo.missing("def")},
                        List.of("abc,def"),
                        List.of(FileInfo.missing("abc"), FileInfo.missing("def")),
                        new FileInfoList(List.of(FileInfo.missing("abc"), FileInfo.missing("def"))),
                        "abc,def".getBytes(UTF_8),
                        new StringBuilder("abc def"))
                .map(ids -> Arguments.of(new Object[] {ids}));
    }

    @ParameterizedTest
    @MethodSource("severalIds")
    void takesIdsInAnyShapeFromBodyAndHeader(Object ids) {
        SERVER.addFile("abc", "a", Content.of("a"));
        SERVER.addFile("def", "d", Content.of("d"));

        FileInfoList fromBody = fileInfos(ids);
        FileInfoList fromHeader = result(
                FileInfoList.class, "filefactory:getFileInfo", "not an ID", Map.of(FileFactoryConstants.FILE_ID, ids));

        assertThat(fromBody).extracting(FileInfo::name).containsExactly("a", "d");
        assertThat(fromHeader).isEqualTo(fromBody);
    }

    @Test
    void takesAnIteratorOnce() {
        SERVER.addFile("abc", "a", Content.of("a"));

        assertThat(fileInfos(List.of("abc", "abc").iterator()))
                .extracting(FileInfo::name)
                .containsExactly("a", "a");
    }

    @Test
    void anInputStreamStandsForIdsAsCamelConvertsIt() {
        SERVER.addFile("abc", "a", Content.of("a"));

        assertThat(fileInfos(new ByteArrayInputStream("abc".getBytes(UTF_8))))
                .extracting(FileInfo::name)
                .containsExactly("a");
    }

    @Test
    void leavesTheHeadersAlone() {
        Map<String, Object> headers = succeed("filefactory:getFileInfo", "abc", Map.of("mine", 1, "CamelFileName", "x"))
                .getMessage()
                .getHeaders();

        assertThat(headers.keySet()).containsExactlyInAnyOrder("mine", "CamelFileName");
    }

    private FileInfoList fileInfos(Object ids) {
        return result(FileInfoList.class, "filefactory:getFileInfo", ids);
    }

    private static String files(String files) {
        return "{\"type\":\"success\",\"result\":{\"files\":{" + files + "}}}";
    }
}
