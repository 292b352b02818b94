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
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.internal.json.OddField;
import io.github.camelfilehosts.test.Examples;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in one field of a record, the others are as ever; only what nothing can be done without is an error.
 */
class OddFieldsTest extends FileFactoryTestSupport {

    private static final String IDS = "1ep92k3t0fdz,5drpliy4x0bz,abcde12345";

    static Stream<OddField> memberInfo() {
        return OddField.of(MemberInfo.class);
    }

    @ParameterizedTest
    @MethodSource("memberInfo")
    void anOddFieldOfTheMemberIsNull(OddField field) throws Exception {
        String example = Examples.fileFactory("getMemberInfo");
        answer("getMemberInfo", example);
        MemberInfo right = result(MemberInfo.class, "filefactory:getMemberInfo", null);

        for (String odd : OddField.VALUES) {
            answer("getMemberInfo", field.in(example, "/result", odd));
            MemberInfo info = result(MemberInfo.class, "filefactory:getMemberInfo", null);

            assertThat(OddField.differences(info, right)).as(odd).isLessThanOrEqualTo(1);
        }
    }

    static Stream<OddField> fileInfo() {
        return OddField.of(FileInfo.class);
    }

    @ParameterizedTest
    @MethodSource("fileInfo")
    void anOddFieldOfAFileIsNullAndTheOtherFilesAreAsEver(OddField field) throws Exception {
        String example = Examples.fileFactory("getFileInfo");
        answer("getFileInfo", example);
        FileInfoList right = fileInfos();

        for (String odd : OddField.VALUES) {
            answer("getFileInfo", field.in(example, "/result/files/5drpliy4x0bz", odd));
            FileInfoList infos = fileInfos();

            assertThat(infos.get(0)).as(odd).isEqualTo(right.get(0));
            assertThat(OddField.differences(infos.get(1), right.get(1))).as(odd).isLessThanOrEqualTo(1);
            assertThat(infos.get(2)).as(odd).isEqualTo(right.get(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "false", "7", "\"\"", "\" \"", "\"none\"", "[]", "[[]]", "[{\"status\":\"online\"}]"})
    void aFileThatIsNoneIsMissingAndTheOthersAreAsEver(String odd) {
        answer(
                "getFileInfo",
                "{\"type\":\"success\",\"result\":{\"files\":{\"1ep92k3t0fdz\":{\"status\":\"online\"},\"5drpliy4x0bz\":"
                        + odd + ",\"abcde12345\":{\"status\":\"offline\"}}}}");

        assertThat(fileInfos())
                .extracting(FileInfo::status)
                .containsExactly(FileStatus.ONLINE, FileStatus.MISSING, FileStatus.OFFLINE);
    }

    static Stream<OddField> downloadLink() {
        return OddField.of(DownloadLink.class);
    }

    @ParameterizedTest
    @MethodSource("downloadLink")
    void anOddFieldOfALinkIsNullButTheLinkItselfIsNeeded(OddField field) throws Exception {
        String example = Examples.fileFactory("getDownloadLink");
        answer("getDownloadLink", example);
        DownloadLink right = result(DownloadLink.class, "filefactory:getDownloadLink", "abc");

        for (String odd : OddField.VALUES) {
            answer("getDownloadLink", field.in(example, "/result", odd));
            Exchange exchange = send("filefactory:getDownloadLink", "abc");

            if (field.toString().equals("/url")) {
                assertThat(failed(exchange))
                        .as(odd)
                        .isInstanceOf(UnexpectedResponseException.class)
                        .hasMessageContaining("link of file 'abc'");
            } else {
                assertThat(exchange.getException()).as(odd).isNull();
                assertThat(OddField.differences(exchange.getMessage().getBody(), right))
                        .as(odd)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "true", "\"\"", "\" \"", "[]", "[\"x\"]", "{}"})
    void aKeyThatIsNoneIsNoLogin(String odd) {
        answer("getSessionKey", "{\"type\":\"success\",\"result\":{\"key\":" + odd + "}}");

        FileHostException failure = failure("filefactory:getSessionKey", null);

        assertThat(failure)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("getSessionKey was answered without a key");
    }

    private FileInfoList fileInfos() {
        return result(FileInfoList.class, "filefactory:getFileInfo", IDS);
    }
}
