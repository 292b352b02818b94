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
package io.github.camelfilehosts.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {

    @ParameterizedTest
    @ValueSource(strings = {"success", "error", "getSessionKey", "getMemberInfo", "getFileInfo", "getDownloadLink"})
    void fileFactorysAreJson(String name) {
        assertThat(Client.json(Examples.fileFactory(name)).path("type").isTextual())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upload",
                "upload.done",
                "upload_info.processing",
                "upload_info.done",
                "download",
                "info",
                "info.error",
                "rename",
                "copy",
                "copy.error",
                "move",
                "move.error",
                "delete",
                "change_mode"
            })
    void alfaFilesAreJson(String name) {
        assertThat(Client.json(Examples.alfaFile(name)).path("status").isInt()).isTrue();
    }

    @Test
    void thePagesCommentsAreKeptBeside() {
        assertThat(Examples.fileFactory("getMemberInfo.page")).contains("// Milliseconds to account expiration\n");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.alfaFile("nothing"))
                .withMessageContaining("alfafile/nothing.json");
    }
}
