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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All calls go over GET, as those of AlfaFile's own JavaScript client do. */
class AlfaFileFoldersTest {

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    private final Client client = new Client(alfaFile::apiUrl);

    @BeforeEach
    void addFolders() {
        alfaFile.addFolder("E", "Pictures");
        alfaFile.addFolder("F", "2026", "E");
        alfaFile.addFile("GH", "a.jpg", Content.of("a")).folder("E");
    }

    @Test
    void contentsLieInsideTheFolder() {
        JsonNode response = response("folder/content", "folder_id", "E");

        assertThat(response.at("/folder/folder_id").asText()).isEqualTo("E");
        assertThat(response.at("/folder/nb_files").isInt()).isTrue();
        assertThat(response.at("/folder/files/0/file_id").asText()).isEqualTo("GH");
        assertThat(response.at("/folder/folders/0/name").asText()).isEqualTo("2026");
        assertThat(response.path("pager")).isEqualTo(Client.json("{\"current\":1,\"total\":1}"));
        assertThat(response.has("files")).isFalse();
    }

    @Test
    void countsOfNestedFoldersAreText() {
        for (JsonNode nested : List.of(
                response("folder/info").at("/folder/folders/0"),
                response("folder/content").at("/folder/folders/0"))) {
            assertThat(nested.path("nb_files").isTextual()).isTrue();
            assertThat(nested.path("nb_files").asText()).isEqualTo("1");
            assertThat(nested.path("nb_folders").asText()).isEqualTo("1");
        }
    }

    @Test
    void theRootHasAnIdOfItsOwnAndIsMeantWhereNoneIsGiven() {
        JsonNode root = response("folder/info").path("folder");

        assertThat(root.path("folder_id").asText()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(root.path("parent_folder_id").isNull()).isTrue();
        assertThat(response("folder/info", "folder_id", AlfaFileFolder.ROOT).path("folder"))
                .isEqualTo(root);
        assertThat(response("folder/create", "name", "New").at("/folder/parent_folder_id"))
                .isEqualTo(root.path("folder_id"));
        assertThat(details("folder/info", "folder_id", "0")).isEqualTo("Folder with folder_id: '0' doesn't exist");
        alfaFile.zeroIsRoot(true);
        assertThat(response("folder/info", "folder_id", "0").at("/folder/folder_id"))
                .isEqualTo(root.path("folder_id"));
    }

    @Test
    void filesComePageByPageAndFoldersWithEach() {
        for (int i = 0; i < 501; i++) {
            alfaFile.addFile(i + ".txt", Content.of("x"));
        }

        JsonNode first = response("folder/content", "page", "1");
        JsonNode second = response("folder/content", "page", "2");
        JsonNode third = response("folder/content", "page", "3", "per_page", "200");

        assertThat(first.at("/folder/files")).hasSize(500);
        assertThat(second.at("/folder/files")).hasSize(1);
        assertThat(second.at("/folder/folders")).isEqualTo(first.at("/folder/folders"));
        assertThat(second.path("pager")).isEqualTo(Client.json("{\"current\":2,\"total\":2}"));
        assertThat(third.at("/folder/files")).hasSize(101);
        assertThat(response("folder/content", "per_page", "1000")
                        .at("/pager/total")
                        .asInt())
                .isEqualTo(2);
        assertThat(response("folder/content", "page", "4").at("/folder/files")).isEmpty();
        assertThat(status("folder/content", "page", "0")).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "sort_column=name sort_direction=ASC, a.jpg b.jpg c.jpg",
        "sort_column=name sort_direction=DESC, c.jpg b.jpg a.jpg",
        "sort_column=size, b.jpg a.jpg c.jpg",
        "sort_column=created sort_direction=ASC, a.jpg c.jpg b.jpg",
        "folder_id=E, a.jpg c.jpg b.jpg",
    })
    void filesAreSortedAsAskedFor(String params, String expected) {
        alfaFile.addFile("c.jpg", Content.of("ccc")).folder("E");
        alfaFile.addFile("b.jpg", Content.of("")).folder("E");

        assertThat(response("folder/content", ("folder_id=E " + params).split("[= ]"))
                        .at("/folder/files")
                        .findValuesAsText("name"))
                .containsExactly(expected.split(" "));
    }

    @Test
    void whatCannotBeSortedByIsRefused() {
        assertThat(status("folder/content", "sort_column", "date")).isEqualTo(400);
        assertThat(status("folder/content", "sort_direction", "up")).isEqualTo(400);
    }

    @Test
    void createsUnlessTheNameIsTaken() {
        JsonNode folder =
                response("folder/create", "name", "2025", "folder_id", "E").path("folder");

        assertThat(folder.path("parent_folder_id").asText()).isEqualTo("E");
        assertThat(alfaFile.folder(folder.path("folder_id").asText()).name()).isEqualTo("2025");
        assertThat(details("folder/create", "name", "2025", "folder_id", "E"))
                .isEqualTo("Conflict. Folder with the same name already exists");
        assertThat(status("folder/create", "name", "pictures")).isEqualTo(200);
        assertThat(details("folder/create", "name", "a", "folder_id", "Nope"))
                .isEqualTo("Folder with folder_id: 'Nope' doesn't exist");
    }

    @Test
    void renamesAndChangesTheMode() {
        assertThat(response("folder/rename", "folder_id", "F", "name", "2027")
                        .at("/folder/name")
                        .asText())
                .isEqualTo("2027");
        assertThat(response("folder/change_mode", "folder_id", "F", "mode", "2")
                        .at("/folder/mode_label")
                        .asText())
                .isEqualTo("Private");
        assertThat(alfaFile.folder("F")).extracting("name", "mode").containsExactly("2027", 2);
        alfaFile.addFolder("G", "2028", "E");
        assertThat(details("folder/rename", "folder_id", "F", "name", "2028"))
                .isEqualTo(AlfaFileConflict.FOLDER_EXISTS.details());
        assertThat(status("folder/rename", "folder_id", AlfaFileFolder.ROOT, "name", "x"))
                .isEqualTo(403);
    }

    @Test
    void movesWithAllThatLiesInIt() {
        alfaFile.addFolder("G", "Elsewhere");

        JsonNode result =
                response("folder/move", "folder_id", "E", "folder_id_dest", "G").path("result");

        assertThat(result)
                .isEqualTo(Client.json(
                        "{\"success\":1,\"success_ids\":[\"E\"],\"fail\":0,\"fail_ids\":[],\"errors\":[]}"));
        assertThat(alfaFile.folder("E").parentId()).isEqualTo("G");
        assertThat(alfaFile.file("GH").folderId()).isEqualTo("E");
        assertThat(errors("folder/move", "folder_id", "E", "folder_id_dest", "G"))
                .isEqualTo("Conflict. Folder with the same name already exists");
        assertThat(errors("folder/move", "folder_id", "E", "folder_id_dest", "F"))
                .startsWith("Conflict. ");
    }

    @Test
    void copiesWithAllThatLiesInIt() {
        alfaFile.addFolder("G", "Elsewhere");

        response("folder/copy", "folder_id", "E", "folder_id_dest", "G");

        JsonNode copy = response("folder/info", "folder_id", "G").at("/folder/folders/0");
        assertThat(copy.path("name").asText()).isEqualTo("Pictures");
        JsonNode content =
                response("folder/content", "folder_id", copy.path("folder_id").asText());
        assertThat(content.at("/folder/files/0/name").asText()).isEqualTo("a.jpg");
        assertThat(content.at("/folder/folders/0/name").asText()).isEqualTo("2026");
        assertThat(alfaFile.files()).hasSize(2);
    }

    @Test
    void deletesWithAllThatLiesInIt() {
        response("folder/delete", "folder_id", "E");

        assertThat(alfaFile.folders()).extracting(AlfaFileFolder::id).containsExactly(AlfaFileFolder.ROOT);
        assertThat(alfaFile.trash()).extracting(AlfaFileFile::id).containsExactly("GH");
    }

    @Test
    void aFolderThatIsNotThereFailsUnderStatus200() {
        assertThat(errors("folder/delete", "folder_id", "Nope"))
                .isEqualTo("Folder with folder_id: 'Nope' doesn't exist");
        assertThat(errors("folder/copy", "folder_id", "Nope", "folder_id_dest", "E"))
                .isEqualTo("Folder with folder_id: 'Nope' doesn't exist");
        assertThat(details("folder/copy", "folder_id", "E", "folder_id_dest", "Nope"))
                .isEqualTo("Folder with folder_id: 'Nope' doesn't exist");
    }

    @Test
    void takesTheTokenInTheFormOfAnUpload() {
        Content content = Content.of("content");
        JsonNode session = response(
                        "file/upload", "name", "b.txt", "hash", content.md5(), "size", "7", "folder_id", "E")
                .path("upload");

        JsonNode reply = Client.json(client.uploadForm(
                        session.path("url").asText(), alfaFile.token(), "filename=\"b.txt\"", content.toByteArray())
                .body());

        assertThat(reply.at("/response/upload/file/folder_id").asText()).isEqualTo("E");
        assertThat(response(
                        "file/upload_info",
                        "upload_id",
                        session.path("upload_id").asText()))
                .isEqualTo(reply.path("response"));
    }

    private JsonNode response(String method, String... params) {
        JsonNode answer = call(method, params);
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        return answer.path("response");
    }

    private int status(String method, String... params) {
        return call(method, params).path("status").asInt();
    }

    private String details(String method, String... params) {
        return call(method, params).path("details").asText();
    }

    private String errors(String method, String... params) {
        JsonNode result = response(method, params).path("result");
        assertThat(result.path("fail").asInt()).isEqualTo(1);
        return result.at("/errors/0").asText();
    }

    private JsonNode call(String method, String... params) {
        return client.callByGet(
                method,
                Stream.concat(Stream.of("token", alfaFile.token()), Stream.of(params))
                        .toArray(String[]::new));
    }
}
