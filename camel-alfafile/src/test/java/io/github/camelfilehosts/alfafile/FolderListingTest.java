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

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.test.AlfaFileFolder;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What listFolder and folderInfo tell of a folder, however long it is and however the service answers. */
class FolderListingTest extends AlfaFileTestSupport {

    private static final Content CONTENT = Content.of("x");

    @Test
    void folderInfoTellsWhatTheServiceKnows() {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "2026", "E");
        SERVER.addFile("GH", "a.jpg", CONTENT).folder("E");

        AlfaFolder folder = result(AlfaFolder.class, "alfafile:folderInfo?folderId=E", null);

        assertThat(folder.id()).isEqualTo("E");
        assertThat(folder.name()).isEqualTo("photos");
        assertThat(folder.parentId()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(folder.mode()).isEqualTo(Mode.PUBLIC);
        assertThat(folder.url()).isEqualTo("http://alfafile.net/folder/E");
        assertThat(folder.folderCount()).isEqualTo(1);
        assertThat(folder.fileCount()).isEqualTo(1);
        assertThat(Duration.between(folder.created(), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void listFolderTellsFoldersAndFiles() {
        SERVER.addFolder("E", "photos");
        SERVER.addFolder("F", "2026", "E");
        SERVER.addFolder("F2", "in it", "F");
        SERVER.addFile("GH", "a.jpg", CONTENT).folder("E");
        SERVER.addFile("GI", "elsewhere.jpg", CONTENT);

        FolderContent content = result(
                FolderContent.class,
                "alfafile:listFolder",
                null,
                Map.of(AlfaFileConstants.FOLDER_ID, "https://alfafile.net/folder/E/photos"));

        assertThat(content.folders()).singleElement().satisfies(folder -> {
            assertThat(folder.id()).isEqualTo("F");
            assertThat(folder.parentId()).isEqualTo("E");
            assertThat(folder.folderCount()).isEqualTo(1);
            assertThat(folder.fileCount()).isZero();
        });
        assertThat(content.files()).singleElement().satisfies(file -> {
            assertThat(file.id()).isEqualTo("GH");
            assertThat(file.md5()).isEqualTo(CONTENT.md5());
            assertThat(file.folderId()).isEqualTo("E");
        });
        assertThat(SERVER.callsOf("folder/content"))
                .singleElement()
                .satisfies(call -> assertThat(call.params())
                        .containsEntry("folder_id", "E")
                        .containsEntry("per_page", "500")
                        .containsEntry("sort_column", "created")
                        .containsEntry("sort_direction", "ASC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?folderId=0"})
    void withoutAFolderItIsTheRoot(String option) {
        SERVER.addFile("GH", "a.jpg", CONTENT);

        FolderContent content = result(FolderContent.class, "alfafile:listFolder" + option, "GI");
        AlfaFolder root = result(AlfaFolder.class, "alfafile:folderInfo" + option, "GI");

        assertThat(content.files()).extracting(AlfaFile::id).containsExactly("GH");
        assertThat(root.id()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(root.parentId()).isNull();
        assertThat(SERVER.callsOf("folder/content").get(0).params()).doesNotContainKey("folder_id");
        assertThat(SERVER.callsOf("folder/info").get(0).params()).doesNotContainKey("folder_id");
    }

    @Test
    void aMessageThatNamesAFileIsAboutAFolderStill() {
        Exchange exchange = send(
                "alfafile:folderInfo",
                "body",
                Map.of(
                        AlfaFileConstants.FILE_ID, "GH",
                        AlfaFileConstants.PRODUCED_FILE_ID, "GI"));

        assertThat(succeeded(AlfaFolder.class, exchange).id()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.PRODUCED_FILE_ID, "GI")
                .doesNotContainKey(AlfaFileConstants.URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"listFolder", "folderInfo"})
    void aFolderThatIsNotThereIsAnErrorThatNamesIt(String operation) {
        assertThat(failure(FileNotFoundOnHostException.class, "alfafile:" + operation + "?folderId=Nope", null))
                .hasMessageContaining("'Nope'");
    }

    @Test
    void aLongFolderIsAskedForAPageAfterTheOther() {
        addFiles(1_001);
        SERVER.addFolder("E", "photos");

        FolderContent content = result(FolderContent.class, "alfafile:listFolder", null);

        assertThat(content.files()).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(content.files().get(1_000).name()).isEqualTo("1000.txt");
        assertThat(content.folders()).extracting(AlfaFolder::id).containsExactly("E");
        assertThat(SERVER.callsOf("folder/content"))
                .extracting(call -> call.param("page"))
                .containsExactly("1", "2", "3");
    }

    /** The others move up, past what was read already. */
    @Test
    void aFileThatGoesMeanwhileHidesNoOther() {
        addFiles(1_001);
        SERVER.failCall("folder/content", ApiFault.meanwhile(() -> {}), 1);
        SERVER.failCall(
                "folder/content",
                ApiFault.meanwhile(() -> SERVER.removeFile(SERVER.files().get(0).id())),
                1);

        FolderContent content = result(FolderContent.class, "alfafile:listFolder", null);

        assertThat(content.files())
                .extracting(AlfaFile::id)
                .doesNotHaveDuplicates()
                .containsAll(SERVER.files().stream().map(file -> file.id()).toList());
    }

    static Stream<String> asFoldersAreAnswered() {
        String files = "\"files\":[{\"file_id\":\"GH\"}]";
        String folders = "\"folders\":[{\"folder_id\":\"E\",\"nb_files\":\"3\"}]";
        return Stream.of(
                "{\"folder\":{" + files + "," + folders + "}}",
                "{\"folder\":{" + files + "," + folders + "},\"pager\":null}",
                "{" + files + "," + folders + "}",
                "{\"folder\":{" + folders + "}," + files + "}",
                "{\"folder\":[]," + files + "," + folders + "}",
                "{\"folder\":{\"files\":{\"7\":{\"file_id\":\"GH\"}}," + folders + "},\"pager\":{\"total\":\"1\"}}");
    }

    @ParameterizedTest
    @MethodSource("asFoldersAreAnswered")
    void filesAndFoldersAreFoundWhereverTheyStand(String response) {
        answer("folder/content", "{\"response\":" + response + ",\"status\":200}");

        FolderContent content = result(FolderContent.class, "alfafile:listFolder", null);

        assertThat(content.files()).extracting(AlfaFile::id).containsExactly("GH");
        assertThat(content.folders()).extracting(AlfaFolder::id).containsExactly("E");
        assertThat(content.folders().get(0).fileCount()).isEqualTo(3);
    }

    @Test
    void aFolderWithoutFoldersInTheAnswerHasNone() {
        answer("folder/content", "{\"response\":{\"folder\":{\"files\":[]}},\"status\":200}");

        assertThat(result(FolderContent.class, "alfafile:listFolder", null).folders())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"folder\":{\"folders\":[]}}",
                "{\"folder\":{\"files\":\"none\"}}",
                "{\"folder\":{\"files\":[null]}}",
                "{\"folder\":{\"files\":[{\"name\":\"a.txt\"}]}}",
                "{\"folder\":{\"files\":[{\"file_id\":\"not an ID\"}]}}",
                "{\"folder\":{\"files\":[],\"folders\":[{\"name\":\"photos\"}]}}",
                "[]"
            })
    void whatIsNoListingIsNotTakenForAnEmptyOne(String response) {
        answer("folder/content", "{\"response\":" + response + ",\"status\":200}");

        failure(UnexpectedResponseException.class, "alfafile:listFolder?maxRetries=0", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"file_id\":\"GH\"}]"})
    void aServiceThatTellsOfPagesWithoutEndIsNotAskedForEver(String files) {
        SERVER.failNextWith(
                "folder/content",
                200,
                "application/json",
                "{\"response\":{\"files\":" + files + ",\"pager\":{\"total\":2147483647}},\"status\":200}",
                10);

        FolderContent content = result(FolderContent.class, "alfafile:listFolder", null);

        assertThat(content.files()).hasSizeLessThanOrEqualTo(1);
        assertThat(SERVER.calls("folder/content")).isLessThanOrEqualTo(2);
    }

    private static void addFiles(int count) {
        IntStream.range(0, count).forEach(i -> SERVER.addFile(i + ".txt", CONTENT));
    }
}
