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
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.test.AlfaFileFolder;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders by their paths: made where they are missing, each once, and found again without a call. */
class FolderPathTest extends AlfaFileTestSupport {

    private static final int DIRECTORIES = Integer.getInteger("tree.directories", 50);
    private static final int FILES_IN_EACH = 10;

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("alfafile:upload?fileName=a.txt&folderPath=${header.path}");
            }
        };
    }

    @Test
    void uploadMakesWhatIsMissingAndFindsItAgainWithoutACall() {
        SERVER.addFolder("E", "photos");

        AlfaFile one = result(AlfaFile.class, "alfafile:upload?fileName=a.txt&folderPath=photos/2026/11", "one");
        int calls = SERVER.calls("folder/info") + SERVER.calls("folder/create");
        Exchange other = succeed(
                "alfafile:upload?fileName=b.txt", "other", Map.of(AlfaFileConstants.FOLDER_PATH, "photos/2026/11"));

        assertThat(pathOf(one.folderId())).isEqualTo("Root/photos/2026/11");
        assertThat(other.getMessage().getBody(AlfaFile.class).folderId()).isEqualTo(one.folderId());
        assertThat(other.getMessage().getHeader(AlfaFileConstants.FOLDER_PATH)).isEqualTo("photos/2026/11");
        assertThat(SERVER.calls("folder/create")).isEqualTo(2);
        assertThat(SERVER.calls("folder/info") + SERVER.calls("folder/create")).isEqualTo(calls);
        assertThat(SERVER.calls("folder/content")).isZero();
    }

    @Test
    void aPathBeginsInTheFolderThatIsGiven() {
        SERVER.addFolder("E", "photos");

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=a.txt&folderId=E&folderPath=2026", "one");

        assertThat(pathOf(file.folderId())).isEqualTo("Root/photos/2026");
    }

    @Test
    void startUploadMakesFoldersToo() {
        send(
                "alfafile:startUpload?fileName=a.txt&folderPath=photos",
                null,
                Map.of(AlfaFileConstants.MD5, "aed49fdd25ae495e44375f6636aed59c", AlfaFileConstants.SIZE, 5));

        assertThat(pathOf(SERVER.uploadSessions().get(0).folderId())).isEqualTo("Root/photos");
    }

    @Test
    void eachMessageOfAToDHasItsOwnPath() {
        AlfaFile file = result(AlfaFile.class, "direct:dynamic", "x", Map.of("path", "photos/2026"));

        assertThat(pathOf(file.folderId())).isEqualTo("Root/photos/2026");
    }

    @Test
    void listFolderFindsAFolderButMakesNone() {
        SERVER.addFolder("E", "photos");
        SERVER.addFile("GH", "a.jpg", Content.of("x")).folder("E");

        assertThat(result(FolderContent.class, "alfafile:listFolder?folderPath=photos", null)
                        .files())
                .extracting(AlfaFile::id)
                .containsExactly("GH");
        assertThat(failure(FileNotFoundOnHostException.class, "alfafile:listFolder?folderPath=photos/2026", null))
                .hasMessageContaining("'photos/2026'");
        SERVER.addFolder("F", "2026", "E");
        assertThat(result(FolderContent.class, "alfafile:listFolder?folderPath=photos/2026", null)
                        .files())
                .isEmpty();
        assertThat(SERVER.calls("folder/create")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload", "upload?skipExisting=true"})
    void aFolderThatIsGoneIsMadeAnewOnceBeforeAnyByte(String uri) {
        Map<String, Object> headers =
                Map.of(AlfaFileConstants.FOLDER_PATH, "photos/2026", AlfaFileConstants.NAME, "a.txt");
        result(AlfaFile.class, "alfafile:" + uri, "one", headers);
        String photos = SERVER.folders().get(1).id();
        result(Object.class, "alfafile:deleteFolder?apiUrl=" + SERVER.apiUrl() + "&folderId=" + photos, null);

        AlfaFile file = result(AlfaFile.class, "alfafile:" + uri, "two", headers);

        assertThat(pathOf(file.folderId())).isEqualTo("Root/photos/2026");
        assertThat(SERVER.uploadsReceived()).hasSize(2);
        assertThat(SERVER.calls("folder/create")).isEqualTo(4);
    }

    @Test
    void aFolderThatGoesAgainAndAgainIsAnError() {
        SERVER.failNext("file/upload", 404, "Folder with folder_id: 'E' doesn't exist", 2);

        failure(FileNotFoundOnHostException.class, "alfafile:upload?fileName=a.txt&folderPath=photos", "x");

        assertThat(SERVER.calls("file/upload")).isEqualTo(2);
        assertThat(SERVER.bytesReceived()).isZero();
    }

    @Test
    void whatSomebodyElseHasMadeMeanwhileIsTaken() {
        SERVER.failCall("folder/create", ApiFault.meanwhile(() -> SERVER.addFolder("E", "photos")), 1);

        assertThat(result(AlfaFile.class, "alfafile:upload?fileName=a.txt&folderPath=photos", "x")
                        .folderId())
                .isEqualTo("E");
    }

    @Test
    void aLostAnswerMakesNoSecondFolder() {
        SERVER.loseReplyOf("folder/create", 1);

        result(AlfaFile.class, "alfafile:upload?fileName=a.txt&folderPath=photos", "x");

        assertThat(SERVER.folders()).hasSize(2);
        assertThat(SERVER.calls("folder/create")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/photos", "photos/", "a//b", "a/ /b", ".", "a/..", "../a", "a/b\u0000c", "a\nb"})
    void whatIsNoPathIsAnErrorBeforeAnyCall(String path) {
        for (String operation : List.of("upload?fileName=a.txt", "listFolder")) {
            assertThat(failure(
                            InvalidRequestException.class,
                            "alfafile:" + operation,
                            "x",
                            Map.of(AlfaFileConstants.FOLDER_PATH, path)))
                    .hasMessageContaining(AlfaFileConstants.FOLDER_PATH);
        }
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void namesAreData() {
        AlfaFile file = result(
                AlfaFile.class,
                "alfafile:upload?fileName=a.txt",
                "x",
                Map.of(AlfaFileConstants.FOLDER_PATH, " ...a\\b&c=d/Фото 🎉"));

        assertThat(pathOf(file.folderId())).isEqualTo("Root/ ...a\\b&c=d/Фото 🎉");
    }

    @Test
    void aTreeThatManyThreadsUploadHasEachFolderOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> uploads = new ArrayList<>();
        for (int i = 0; i < DIRECTORIES * FILES_IN_EACH; i++) {
            String path = "tree/" + i % DIRECTORIES % 10 + "/" + i % DIRECTORIES;
            String name = i + ".txt";
            uploads.add(threads.submit(() -> result(
                    AlfaFile.class,
                    "alfafile:upload",
                    name,
                    Map.of(AlfaFileConstants.FOLDER_PATH, path, AlfaFileConstants.NAME, name))));
        }
        for (Future<?> upload : uploads) {
            upload.get();
        }
        threads.shutdown();

        int made = 1 + 10 + DIRECTORIES;
        assertThat(SERVER.folders()).hasSize(1 + made);
        assertThat(SERVER.files()).hasSize(DIRECTORIES * FILES_IN_EACH);
        assertThat(SERVER.calls("folder/create")).isEqualTo(made);
        assertThat(SERVER.calls("folder/info")).isEqualTo(1);
        assertThat(SERVER.calls("folder/content")).isZero();
        assertThat(SERVER.calls("file/upload")).isEqualTo(DIRECTORIES * FILES_IN_EACH);
    }

    private static String pathOf(String folderId) {
        AlfaFileFolder folder = SERVER.folder(folderId);
        return folder.parentId() == null ? folder.name() : pathOf(folder.parentId()) + "/" + folder.name();
    }
}
