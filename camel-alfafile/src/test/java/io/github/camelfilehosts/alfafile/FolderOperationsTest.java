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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.PartialFailureException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.test.AlfaFileFolder;
import io.github.camelfilehosts.test.Content;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders are made, renamed, copied, moved and deleted; each once, whatever becomes of the answer. */
class FolderOperationsTest extends AlfaFileTestSupport {

    @Test
    void createFolderMakesOneInTheRoot() {
        AlfaFolder folder = result(
                AlfaFolder.class, "alfafile:createFolder", "ignored", Map.of(AlfaFileConstants.NAME, "Фото & \"🎉\""));

        assertThat(folder.name()).isEqualTo("Фото & \"🎉\"");
        assertThat(folder.parentId()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(SERVER.folder(folder.id()).name()).isEqualTo(folder.name());
        assertThat(SERVER.callsOf("folder/create"))
                .singleElement()
                .satisfies(call -> assertThat(call.params()).doesNotContainKey("folder_id"));
    }

    @Test
    void createFolderMakesOneInAFolder() {
        SERVER.addFolder("E", "photos");

        AlfaFolder folder = result(
                AlfaFolder.class, "alfafile:createFolder?fileName=2026&folderId=alfafile.net/folder/E/photos", null);

        assertThat(SERVER.folder(folder.id()).parentId()).isEqualTo("E");
    }

    @Test
    void aNameThatIsTakenIsAnErrorThatTellsWhoHasIt() {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "PHOTOS");

        InvalidRequestException e =
                failure(InvalidRequestException.class, "alfafile:createFolder?fileName=PHOTOS", null);

        assertThat(e.getCode()).isEqualTo(409);
        assertThat(e.isRetryable()).isFalse();
        assertThat(e).hasMessageContaining("already exists").hasMessageEndingWith(". It has the ID 'F'");
        assertThat(SERVER.calls("folder/create")).isEqualTo(1);
    }

    @Test
    void aNameThatIsTakenIsThatErrorAlsoWhereOneCannotLook() {
        SERVER.addFolder("E", "photos");
        SERVER.failNext("folder/content", 403, "Forbidden", 1);

        InvalidRequestException e =
                failure(InvalidRequestException.class, "alfafile:createFolder?fileName=photos", null);

        assertThat(e.getCode()).isEqualTo(409);
    }

    @Test
    void aServiceMayAnswerWithTheFolderThatIsThere() {
        answer("folder/create", "{\"response\":{\"folder\":{\"folder_id\":\"E\",\"name\":\"photos\"}},\"status\":200}");

        assertThat(result(AlfaFolder.class, "alfafile:createFolder?fileName=photos", null)
                        .id())
                .isEqualTo("E");
    }

    @Test
    void renameFolderRenames() {
        SERVER.addFolder("E", "photos");

        AlfaFolder folder = result(AlfaFolder.class, "alfafile:renameFolder?folderId=E&fileName=pictures", null);

        assertThat(folder.name()).isEqualTo("pictures");
        assertThat(SERVER.folder("E").name()).isEqualTo("pictures");
    }

    @Test
    void copyFolderCopiesAllThatLiesInIt() {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "target");
        SERVER.addFile("GH", "a.jpg", Content.of("x")).folder("E");

        BatchResult result = result(BatchResult.class, "alfafile:copyFolder?folderId=E&destinationFolderId=F", null);

        assertThat(result).isEqualTo(new BatchResult(List.of("E"), Map.of()));
        assertThat(SERVER.folders()).extracting(AlfaFileFolder::parentId).contains("F");
        assertThat(SERVER.files()).hasSize(2);
    }

    @Test
    void moveFolderMovesIt() {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "target");

        BatchResult result = result(BatchResult.class, "alfafile:moveFolder?folderId=E&destinationFolderId=F", null);

        assertThat(result.succeeded()).containsExactly("E");
        assertThat(SERVER.folder("E").parentId()).isEqualTo("F");
    }

    @Test
    void deleteFolderDeletesAllThatLiesInIt() {
        SERVER.addFolder("E", "photos");
        SERVER.addFile("GH", "a.jpg", Content.of("x")).folder("E");

        BatchResult result = result(BatchResult.class, "alfafile:deleteFolder?folderId=E", null);

        assertThat(result.succeeded()).containsExactly("E");
        assertThat(SERVER.folder("E")).isNull();
        assertThat(SERVER.files()).isEmpty();
    }

    @Test
    void rootIsADestinationOfFilesAndFolders() {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "2026", "E");
        SERVER.addFile("GH", "a.jpg", Content.of("x")).folder("E");

        result(BatchResult.class, "alfafile:moveFolder?folderId=F&destinationFolderId=root", null);
        result(BatchResult.class, "alfafile:move?destinationFolderId=root", "GH");

        assertThat(SERVER.folder("F").parentId()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(SERVER.file("GH").folderId()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(SERVER.callsOf("folder/info"))
                .allSatisfy(call -> assertThat(call.params()).doesNotContainKey("folder_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "renameFolder?fileName=x",
                "copyFolder?destinationFolderId=root",
                "moveFolder?destinationFolderId=root",
                "deleteFolder?failOnPartial=true"
            })
    void theRootIsLeftAlone(String uri) {
        AlfaFolder body = new AlfaFolder("E", null, null, null, null, null, null, null);
        assertThat(failure(InvalidRequestException.class, "alfafile:" + uri, body))
                .hasMessageContaining("folderId")
                .hasMessageContaining("is missing");
        assertThat(failure(InvalidRequestException.class, "alfafile:" + uri + "&folderId=0", null))
                .hasMessageContaining("root folder");
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void aFolderIsNoFile() {
        AlfaFolder folder = new AlfaFolder("E", null, null, null, null, null, null, null);

        assertThat(failure(InvalidRequestException.class, "alfafile:delete", folder))
                .hasMessageContaining("AlfaFolder");
        assertThat(SERVER.calls()).isEmpty();
    }

    /** Under status 200, as was seen. */
    @ParameterizedTest
    @CsvSource({"copyFolder, &destinationFolderId=F", "moveFolder, &destinationFolderId=F", "deleteFolder, ''"})
    void whatFailsIsAPartialFailureOrAResult(String operation, String options) {
        SERVER.addFolder("F", "target");
        String uri = "alfafile:" + operation + "?folderId=Nope" + options;

        PartialFailureException e = failure(PartialFailureException.class, uri, null);
        BatchResult result = result(BatchResult.class, uri + "&failOnPartial=false", null);

        assertThat(e.getFailed()).containsOnlyKeys("Nope");
        assertThat(result.succeeded()).isEmpty();
        assertThat(result.failed().get("Nope")).contains("doesn't exist");
    }

    @ParameterizedTest
    @CsvSource({
        "createFolder?fileName=new, folder/create",
        "renameFolder?folderId=E&fileName=new, folder/rename",
        "moveFolder?folderId=E&destinationFolderId=F, folder/move",
        "moveFolder?folderId=G&destinationFolderId=root, folder/move",
        "deleteFolder?folderId=E, folder/delete"
    })
    void aLostAnswerIsLookedForAndNothingIsDoneTwice(String uri, String method) {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "target");
        SERVER.addFolder("G", "nested", "F");
        SERVER.loseReplyOf(method, 1);

        Object result = result(Object.class, "alfafile:" + uri, null);

        assertThat(SERVER.calls(method)).isEqualTo(1);
        if (result instanceof BatchResult batch) {
            assertThat(batch.succeeded()).hasSize(1);
        } else {
            assertThat(((AlfaFolder) result).name()).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "createFolder?fileName=new, folder/create",
        "renameFolder?folderId=E&fileName=new, folder/rename",
        "moveFolder?folderId=E&destinationFolderId=F, folder/move",
        "deleteFolder?folderId=E, folder/delete"
    })
    void whatALookShowsUndoneIsDoneAgain(String uri, String method) {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "target");
        SERVER.failNextWith(method, 502, "text/html", "<html>", 1);

        result(Object.class, "alfafile:" + uri, null);

        assertThat(SERVER.calls(method)).isEqualTo(2);
    }

    @Test
    void copyFolderIsNeverRepeatedOnceItMayHaveBeenDone() {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "target");
        SERVER.loseReplyOf("folder/copy", 1);

        FileHostException e = send("alfafile:copyFolder?folderId=E&destinationFolderId=F", null)
                .getException(FileHostException.class);

        assertThat(e).isInstanceOf(TemporaryFailureException.class);
        assertThat(e.isRetryable()).isFalse();
        assertThat(SERVER.calls("folder/copy")).isEqualTo(1);
    }
}
