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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.internal.ids.ForeignMarks;
import io.github.camelfilehosts.test.Content;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a file's or a folder's ID, and who wins. */
class FileIdsTest extends AlfaFileTestSupport {

    @BeforeEach
    void addFiles() {
        SERVER.addFile("GH", "a.zip", Content.of("x"));
        SERVER.addFile("Other", "other.zip", Content.of("y"));
        SERVER.addFolder("E", "folder");
    }

    @Test
    void marksOfOtherScriptsAreReadAsTheirCounterparts() {
        ForeignMarks.assertReadAsTheirCounterparts(AlfaFileLinks::ids, "https://alfafile.net/file/GH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GH",
                " GH\n",
                "https://alfafile.net/file/GH",
                "http://alfafile.net/file/GH",
                "https://www.alfafile.net/file/GH/a.zip",
                "https://alfafile.net/file/GH/a,b%20c.zip",
                "https://alfafile.net/file/GH?from=mail",
                "https://ALFAFILE.net/File/GH",
                "alfafile.net/file/GH"
            })
    void aPastedLinkIsTakenForAnId(String id) {
        assertThat(result(AlfaFile.class, "alfafile:info", id).id()).isEqualTo("GH");
        assertThat(result(AlfaFile.class, "alfafile:info", null, Map.of(AlfaFileConstants.FILE_ID, id))
                        .id())
                .isEqualTo("GH");
    }

    @Test
    void aLinkIsTakenAsAnOption() {
        assertThat(result(AlfaFile.class, "alfafile:info?fileId=https://alfafile.net/file/GH", null)
                        .id())
                .isEqualTo("GH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E",
                "https://alfafile.net/folder/E",
                "http://www.alfafile.net/folder/E/",
                "alfafile.net/folder/E",
                "\uFEFF<https://alfafile.net/folder/E/Red,White>."
            })
    void aFoldersLinkIsTakenForItsId(String folder) {
        send("alfafile:move", "GH", Map.of(AlfaFileConstants.DESTINATION_FOLDER_ID, folder));
        send("alfafile:upload?fileName=a.txt", "text", Map.of(AlfaFileConstants.FOLDER_ID, folder));

        assertThat(SERVER.file("GH").folderId()).isEqualTo("E");
        assertThat(SERVER.uploadSessions())
                .extracting(session -> session.folderId())
                .containsExactly("E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://alfafile.net/file/GH/Holiday,E7",
                "https://alfafile.net/file/GH/Holiday;E7",
                "https://alfafile.net/file/GH/Holiday,E7.rar",
                "https://alfafile.net/file/GH?from=mail,E7",
                "<https://alfafile.net/file/GH/Holiday,E7>.",
                "\uFEFF(https://alfafile.net/file/GH/E7,E7)"
            })
    void whatIsDeletedIsTheLinksFileAndNoneThatItsNameLooksLike(String link) {
        SERVER.addFile("E7", "precious.zip", Content.of("z"));

        assertThat(result(BatchResult.class, "alfafile:delete", link).succeeded())
                .containsExactly("GH");
        assertThat(SERVER.callsOf("file/delete"))
                .extracting(call -> call.param("file_id"))
                .containsExactly("GH");
    }

    @Test
    void whatIsDoubtfulDeletesNothing() {
        for (String doubtful : List.of(
                "GH 1. https://alfafile.net/file/Other",
                "GH https://alfafile.net/file/Oth...",
                "GH https://alfafile.net/file/Other.zip",
                "GH https://alfafile.net/folder/Other")) {
            failure(InvalidRequestException.class, "alfafile:delete", doubtful);
        }
        assertThat(SERVER.calls("file/delete")).isZero();
    }

    @Test
    void aPastedListIsReadAsItWasMeant() {
        String pasted = "\uFEFFhttps://alfafile.net/file/GH/a.zip\r\n"
                + "<http://alfafile.net/file/Other>;\u00A0\u201CGH\u201D\u2028"
                + "- https://www.alfafile.net/file/Other/Red,White;Blue.rar,https://alfafile.net/file/GH.";

        assertThat(AlfaFileLinks.ids(pasted)).containsExactly("GH", "Other", "GH", "Other", "GH");
        assertThat(result(BatchResult.class, "alfafile:delete", pasted).succeeded())
                .containsExactly("GH", "Other");
    }

    @Test
    void applicationsReadListsAsTheComponentDoes() {
        assertThat(AlfaFileLinks.ids("https://alfafile.net/file/GH/Red,White.rar"))
                .containsExactly("GH");
        assertThat(AlfaFileLinks.ids("https://alfafile.net/file/GH,E7")).containsExactly("GH", "E7");
        assertThatThrownBy(() -> AlfaFileLinks.ids("https://www.filefactory.com/file/GH"))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.getProvider()).isEqualTo("alfafile");
                    assertThat(e.getCode()).isNull();
                    assertThat(e.isRetryable()).isFalse();
                });
        assertThatThrownBy(() -> AlfaFileLinks.ids(null)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void headerWinsOverOptionAndOptionOverBody() {
        assertThat(result(AlfaFile.class, "alfafile:info?fileId=Other", "GH").id())
                .isEqualTo("Other");
        assertThat(result(AlfaFile.class, "alfafile:info?fileId=Other", "body", Map.of(AlfaFileConstants.FILE_ID, "GH"))
                        .id())
                .isEqualTo("GH");
    }

    @Test
    void aBodyIsAnythingThatBecomesAString() {
        byte[] bytes = "GH".getBytes(StandardCharsets.UTF_8);

        assertThat(result(AlfaFile.class, "alfafile:info", bytes).id()).isEqualTo("GH");
        assertThat(result(AlfaFile.class, "alfafile:info", new ByteArrayInputStream(bytes))
                        .id())
                .isEqualTo("GH");
        assertThat(result(AlfaFile.class, "alfafile:info", new StringBuilder("GH"))
                        .id())
                .isEqualTo("GH");
    }

    @Test
    void aRecordIsItsId() {
        Object file = send("alfafile:info", "GH").getMessage().getBody();

        assertThat(result(AlfaFile.class, "alfafile:info", file).id()).isEqualTo("GH");
    }

    @Test
    void producedHeadersDoNotSteerTheNextStep() {
        var exchange = send("alfafile:info", "GH");

        AlfaFile second = result(
                AlfaFile.class, "alfafile:info", "Other", exchange.getMessage().getHeaders());

        assertThat(second.id()).isEqualTo("Other");
    }
}
