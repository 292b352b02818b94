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

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Content;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a value comes from: the header, then the option, then (IDs only) the body. */
class ValueOriginTest extends FileFactoryTestSupport {

    @Test
    void theHeadersIdBeatsTheOptionsAndThatTheBodys() {
        succeed("filefactory:getFileInfo?fileId=option", "body", Map.of(FileFactoryConstants.FILE_ID, "header"));
        succeed("filefactory:getFileInfo?fileId=option", "body");
        succeed("filefactory:getFileInfo", "body");

        assertThat(SERVER.callsOf("getFileInfo"))
                .extracting((ApiCall call) -> call.param("file"))
                .containsExactly("header", "option", "body");
    }

    @Test
    void aBodyThatIsNoIdDoesNotMatterWhereAnIdIsGiven() {
        Object noId = new Object();

        succeed("filefactory:getFileInfo?fileId=option", noId);
        succeed("filefactory:getFileInfo", "%%%", Map.of(FileFactoryConstants.FILE_ID, "header"));

        assertThat(SERVER.calls("getFileInfo")).isEqualTo(2);
    }

    @Test
    void theComponentsIdIsTheEndpointsDefault() {
        component.getConfiguration().setFileId("component");

        succeed("filefactory:getFileInfo", null);
        succeed("filefactory:getFileInfo?fileId=endpoint", null);

        assertThat(SERVER.callsOf("getFileInfo"))
                .extracting((ApiCall call) -> call.param("file"))
                .containsExactly("component", "endpoint");
    }

    @Test
    void theOperationsHeaderBeatsTheEndpointWhereItIsAllowed() {
        component.getConfiguration().setAllowOperationHeader(true);
        Object fromText = result(
                Object.class,
                "filefactory:getFileInfo",
                "abc",
                Map.of(FileFactoryConstants.OPERATION, "getMemberInfo"));
        Object fromEnum = result(
                Object.class,
                "filefactory:getMemberInfo",
                "abc",
                Map.of(FileFactoryConstants.OPERATION, FileFactoryOperation.getFileInfo));

        assertThat(fromText).isInstanceOf(MemberInfo.class);
        assertThat(fromEnum).isInstanceOf(FileInfoList.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-file-info", "getfileinfo", "GetFileInfo", "GET_FILE_INFO", "Get-File-Info"})
    void anOperationIsReadAsOtherComponentsReadEnums(String name) {
        component.getConfiguration().setAllowOperationHeader(true);
        assertThat(result(Object.class, "filefactory:" + name, "abc")).isInstanceOf(FileInfoList.class);
        assertThat(result(
                        Object.class, "filefactory:getMemberInfo", "abc", Map.of(FileFactoryConstants.OPERATION, name)))
                .isInstanceOf(FileInfoList.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelFileFactoryOperation", "CAMELFILEFACTORYOPERATION", "camelfilefactoryoperation"})
    void anOperationsHeaderIsAnErrorUnlessItIsAllowed(String header) {
        for (String operation : List.of("getSessionKey", "getFileInfo", "nonsense", "")) {
            assertThat(failure("filefactory:getFileInfo", "abc", Map.of(header, operation)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("allowOperationHeader");
        }

        assertThat(SERVER.calls()).isEmpty();
        succeed("filefactory:getFileInfo?allowOperationHeader=true", "abc", Map.of(header, "getMemberInfo"));
        assertThat(SERVER.calls("getMemberInfo")).isOne();
    }

    @Test
    void noHeaderThatIsWrittenIsOneThatIsRead() {
        List<String> read = List.of(
                FileFactoryConstants.OPERATION, FileFactoryConstants.FILE_ID, FileFactoryConstants.FILE_PASSWORD);
        SERVER.addFile("abc", "a.txt", Content.of("a"));

        assertThat(succeed("filefactory:download?fileId=abc", null).getMessage().getHeaders())
                .doesNotContainKeys(read.toArray(String[]::new))
                .containsKeys(
                        FileFactoryConstants.LINK_TYPE,
                        FileFactoryConstants.MD5,
                        FileFactoryConstants.FILE_NAME,
                        FileFactoryConstants.FILE_LENGTH);
        assertThat(read)
                .containsExactly("CamelFileFactoryOperation", "CamelFileFactoryFileId", "CamelFileFactoryFilePassword");
        assertThat(FileFactoryConstants.LINK_TYPE).isEqualTo("CamelFileFactoryLinkType");
        assertThat(FileFactoryConstants.MD5).isEqualTo("CamelFileFactoryMd5");
    }
}
