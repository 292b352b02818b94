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
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.test.Content;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request may have been carried out, but its answer never came: nothing is done twice. */
class AmbiguousFailureTest extends AlfaFileTestSupport {

    @BeforeEach
    void addFiles() {
        SERVER.addFolder("E", "target");
        SERVER.addFile("a", "a.txt", Content.of("a"));
        SERVER.addFile("b", "b.txt", Content.of("b"));
    }

    @Test
    void copyIsNotRepeatedAndNotRetryable() {
        SERVER.loseReplyOf("file/copy", 1);

        FileHostException e = send("alfafile:copy?destinationFolderId=E", "a").getException(FileHostException.class);

        assertThat(e).isInstanceOf(TemporaryFailureException.class).hasMessageContaining("not known");
        assertThat(e.isRetryable()).isFalse();
        assertThat(e.isOutcomeUnknown()).isTrue();
        assertThat(SERVER.calls("file/copy")).isEqualTo(1);
        assertThat(SERVER.files()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void copyIsNotRepeatedAfterAServerError(int status) {
        SERVER.failNext("file/copy", status, "Oops", 1);

        FileHostException e = send("alfafile:copy?destinationFolderId=E", "a").getException(FileHostException.class);

        assertThat(e.isRetryable()).isFalse();
        assertThat(SERVER.calls("file/copy")).isEqualTo(1);
    }

    @Test
    void copyIsNotRepeatedAfterAPageThatIsNoAnswer() {
        SERVER.failNextWith("file/copy", 200, "text/html", "<html>", 1);

        FileHostException e = send("alfafile:copy?destinationFolderId=E", "a").getException(FileHostException.class);

        assertThat(e.isRetryable()).isFalse();
        assertThat(SERVER.calls("file/copy")).isEqualTo(1);
    }

    @Test
    void copyIsRepeatedWhereItWasCertainlyNotDone() {
        SERVER.failNext("file/copy", 429, "Too many requests", 1);

        result(BatchResult.class, "alfafile:copy?destinationFolderId=E", "a");

        assertThat(SERVER.calls("file/copy")).isEqualTo(2);
        assertThat(SERVER.files()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425})
    void copyIsRepeatedWhereTheRequestWasNotRead(int status) {
        SERVER.failNextWith("file/copy", status, "text/html", "<html>Request Time-out</html>", 1);
        SERVER.failNext("file/copy", status, "Request Time-out", 1);

        result(BatchResult.class, "alfafile:copy?destinationFolderId=E", "a");

        assertThat(SERVER.calls("file/copy")).isEqualTo(3);
        assertThat(SERVER.files()).hasSize(3);
    }

    @Test
    void deleteLooksAndFindsItDone() {
        SERVER.loseReplyOf("file/delete", 1);

        BatchResult result = result(BatchResult.class, "alfafile:delete", "a,b");

        assertThat(result.succeeded()).containsExactlyInAnyOrder("a", "b");
        assertThat(result.failed()).isEmpty();
        assertThat(SERVER.calls("file/delete")).isEqualTo(1);
        assertThat(SERVER.calls("file/info")).isEqualTo(2);
    }

    @Test
    void deleteIsRepeatedForWhatIsStillThere() {
        SERVER.failNextWithFault("file/delete", Fault.CONNECTION_RESET_BY_PEER);

        BatchResult result = result(BatchResult.class, "alfafile:delete", "a,b");

        assertThat(result.succeeded()).containsExactly("a", "b");
        assertThat(SERVER.files()).isEmpty();
        assertThat(SERVER.calls("file/delete")).isEqualTo(2);
    }

    @Test
    void deleteNamesOnlyWhatIsStillThereTheSecondTime() {
        // Somebody else deletes one of them meanwhile.
        SERVER.failNext("file/delete", 503, "Oops", 1);
        SERVER.failNext("file/info", 404, "File with file_id: 'a' doesn't exist", 1);

        BatchResult result = result(BatchResult.class, "alfafile:delete", "a,b");

        assertThat(result.succeeded()).containsExactlyInAnyOrder("a", "b");
        assertThat(SERVER.callsOf("file/delete"))
                .extracting(call -> call.param("file_id"))
                .containsExactly("a,b", "b");
    }

    @Test
    void moveLooksAndFindsItDone() {
        SERVER.loseReplyOf("file/move", 1);

        BatchResult result = result(BatchResult.class, "alfafile:move?destinationFolderId=E", "a");

        assertThat(result.succeeded()).containsExactly("a");
        assertThat(SERVER.file("a").folderId()).isEqualTo("E");
        assertThat(SERVER.calls("file/move")).isEqualTo(1);
    }

    @Test
    void moveIsRepeatedWhereItWasNotDone() {
        SERVER.failNextWithFault("file/move", Fault.EMPTY_RESPONSE);

        BatchResult result = result(BatchResult.class, "alfafile:move?destinationFolderId=E", "a,b");

        assertThat(result.succeeded()).containsExactly("a", "b");
        assertThat(SERVER.files())
                .allSatisfy(file -> assertThat(file.folderId()).isEqualTo("E"));
        assertThat(SERVER.calls("file/move")).isEqualTo(2);
    }

    @Test
    void aFileWithoutAFolderIsInTheRoot() {
        SERVER.failNext("file/move", 503, "Oops", 1);
        answer("file/info", "{\"response\":{\"file\":{\"file_id\":\"a\"}},\"status\":200}");

        BatchResult result = result(BatchResult.class, "alfafile:move?destinationFolderId=0", "a");

        assertThat(result.succeeded()).containsExactly("a");
        assertThat(SERVER.calls("file/move")).isEqualTo(1);
    }

    /** It is asked for by leaving the folder out, and has an ID of its own. */
    @ParameterizedTest
    @CsvSource({
        // the destination, and the folder that the file then says it is in
        "0, \"7\"",
        "7, null",
        "7, \"0\""
    })
    void theRootHasThreeNames(String destination, String answered) {
        SERVER.failNext("file/move", 503, "Oops", 1);
        answer(
                "file/info",
                "{\"response\":{\"file\":{\"file_id\":\"a\",\"folder_id\":" + answered + "}},\"status\":200}");
        answer(
                "folder/info",
                "{\"response\":{\"folder\":{\"folder_id\":\"7\",\"parent_folder_id\":null}},\"status\":200}");

        BatchResult result = result(BatchResult.class, "alfafile:move?destinationFolderId=" + destination, "a");

        assertThat(result.succeeded()).containsExactly("a");
        assertThat(SERVER.calls("file/move")).isEqualTo(1);
        assertThat(SERVER.callsOf("folder/info"))
                .extracting(call -> call.param("folder_id"))
                .containsExactly((String) null);
    }

    @Test
    void renameLooksAndFindsItDone() {
        SERVER.loseReplyOf("file/rename", 1);

        AlfaFile file = result(AlfaFile.class, "alfafile:rename?fileName=new.txt", "a");

        assertThat(file.name()).isEqualTo("new.txt");
        assertThat(SERVER.calls("file/rename")).isEqualTo(1);
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
    }

    @Test
    void renameIsRepeatedWhereItWasNotDone() {
        SERVER.failNextWithFault("file/rename", Fault.RANDOM_DATA_THEN_CLOSE);

        AlfaFile file = result(AlfaFile.class, "alfafile:rename?fileName=new.txt", "a");

        assertThat(file.name()).isEqualTo("new.txt");
        assertThat(SERVER.file("a").name()).isEqualTo("new.txt");
        assertThat(SERVER.calls("file/rename")).isEqualTo(2);
    }

    @Test
    void repeatingEndsAfterMaxRetries() {
        SERVER.failNext("file/rename", 503, "Oops", 100);

        FileHostException e =
                failure(TemporaryFailureException.class, "alfafile:rename?fileName=new.txt&maxRetries=2", "a");

        assertThat(SERVER.calls("file/rename")).isEqualTo(3);
        assertThat(e.isRetryable()).isTrue();
    }

    @Test
    void aLostLoginIsSimplyRepeated() {
        SERVER.loseReplyOf("user/login", 1);

        assertThat(result(AlfaFile.class, "alfafile:info", "a").id()).isEqualTo("a");
        assertThat(SERVER.calls("user/login")).isEqualTo(2);
    }

    @Test
    void changeModeIsRepeatedFreely() {
        SERVER.loseReplyOf("file/change_mode", 2);

        result(AlfaFile.class, "alfafile:changeMode?mode=HOT", "a");

        assertThat(SERVER.file("a").mode()).isEqualTo(3);
    }

    @Test
    void aLostAnnouncementMakesOneFile() {
        SERVER.loseReplyOf("file/upload", 1);

        result(AlfaFile.class, "alfafile:upload?fileName=c.txt", "content");

        assertThat(SERVER.files()).extracting(file -> file.name()).isEqualTo(List.of("a.txt", "b.txt", "c.txt"));
        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    @Test
    void anAnnouncementWhoseAnswerGotLostIsNotMadeTwice() {
        Content content = Content.of("known to the service");
        SERVER.knows(content).loseReplyOf("file/upload", 1);

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=known.txt", content.toByteArray());

        assertThat(file.name()).isEqualTo("known.txt");
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
        assertThat(SERVER.files().stream().filter(each -> each.name().equals("known.txt")))
                .hasSize(1);
    }

    @Test
    void itsFileIsFoundOnALaterPageOfTheFolderToo() {
        Content content = Content.of("known to the service");
        for (int i = 0; i < 500; i++) {
            SERVER.addFile(i + ".txt", Content.of("x"));
        }
        SERVER.knows(content).loseReplyOf("file/upload", 1);

        result(AlfaFile.class, "alfafile:upload?fileName=known.txt", content.toByteArray());

        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
        assertThat(SERVER.callsOf("folder/content"))
                .extracting(call -> call.param("page"))
                .containsExactly("1", "2");
    }

    /** As AlfaFile answers: inside the folder, in pages that may say again what others said. */
    @Test
    void itsFileIsFoundInsideTheFolderOfTheAnswer() {
        Content content = Content.of("known to the service");
        SERVER.knows(content).loseReplyOf("file/upload", 1);
        String other = "{\"file_id\":\"x\",\"name\":\"x.txt\",\"hash\":\"" + content.md5() + "\",\"size\":1}";
        String its = "{\"file_id\":\"GH\",\"name\":\"known.txt\",\"hash\":\"" + content.md5() + "\",\"size\":\""
                + content.size() + "\"}";
        answer("folder/content", page(1, other));
        answer("folder/content", page(2, other + "," + its));

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=known.txt", content.toByteArray());

        assertThat(file.id()).isEqualTo("GH");
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
        assertThat(SERVER.callsOf("folder/content"))
                .extracting(call -> call.param("folder_id"), call -> call.param("page"))
                .containsExactly(tuple(null, "1"), tuple(null, "2"));
    }

    private static String page(int number, String files) {
        return "{\"response\":{\"folder\":{\"folder_id\":\"7\",\"folders\":[],\"files\":[" + files
                + "]},\"pager\":{\"current\":" + number + ",\"total\":\"2\"}},\"status\":200}";
    }

    @Test
    void itsFileIsLookedForInItsFolder() {
        Content content = Content.of("known to the service");
        SERVER.knows(content).loseReplyOf("file/upload", 1);

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=known.txt&folderId=E", content.toByteArray());

        assertThat(file.folderId()).isEqualTo("E");
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // name, content and size of a file that is there
        "other.txt, new,   3",
        "new.txt,   other, 3",
        "new.txt,   new,   4"
    })
    void anotherFileIsNotTakenForIts(String name, String content, long size) {
        SERVER.instantUploads(false).addFile(name, Content.of(content)).size(size);
        SERVER.failNextWithFault("file/upload", Fault.CONNECTION_RESET_BY_PEER);

        result(AlfaFile.class, "alfafile:upload?fileName=new.txt", "new");

        assertThat(SERVER.calls("file/upload")).isEqualTo(2);
        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    /** The listing tells of a file that is made for it, beside the one that the announcement has made. */
    @Tag("doubles")
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"hash\":null,\"size\":\"n/a\"", ",\"size\":20", ",\"hash\":false"})
    void itsFileIsFoundWhereTheFolderDoesNotSayWhatIsInIt(String facts) {
        Content content = Content.of("known to the service");
        SERVER.knows(content).loseReplyOf("file/upload", 1);
        answer("folder/content", page(1, "{\"file_id\":\"GH\",\"name\":\"known.txt\"" + facts + "}"));
        SERVER.addFile("GH", "known.txt", content);

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=known.txt", content.toByteArray());

        assertThat(file.id()).isEqualTo("GH");
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"files\":null}",
                "{\"files\":false}",
                "{\"files\":\"none\"}",
                "{\"folder\":[]}",
                "{\"folder\":{\"files\":null}}"
            })
    void anAnnouncementIsNotMadeAgainWhereTheFolderHasNoList(String response) {
        Content content = Content.of("known to the service");
        SERVER.knows(content).loseReplyOf("file/upload", 1);
        SERVER.failNextWith(
                "folder/content", 200, "application/json", "{\"response\":" + response + ",\"status\":200}", 10);

        FileHostException e = send("alfafile:upload?fileName=known.txt", content.toByteArray())
                .getException(FileHostException.class);

        assertThat(e).isInstanceOf(TemporaryFailureException.class);
        assertThat(e.isRetryable()).isFalse();
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
    }

    /** What is there may be its file, whatever the listing calls it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\"file_id\":null,", "\"file_id\":\"../x\",", "\"file_id\":\"a b\","})
    void anAnnouncementIsNotMadeAgainWhereTheFolderGivesItsFileNoId(String id) {
        Content content = Content.of("known to the service");
        SERVER.knows(content);
        String whole = ",\"hash\":\"" + content.md5() + "\",\"size\":" + content.size();
        for (String facts : List.of("", whole)) {
            SERVER.loseReplyOf("file/upload", 1);
            answer("folder/content", page(1, "{" + id + "\"name\":\"known.txt\"" + facts + "}"));

            FileHostException e = send("alfafile:upload?fileName=known.txt", content.toByteArray())
                    .getException(FileHostException.class);

            assertThat(e).isInstanceOf(TemporaryFailureException.class);
            assertThat(e.isRetryable()).isFalse();
        }
        assertThat(SERVER.calls("file/upload")).isEqualTo(2);
        assertThat(SERVER.calls("file/info")).isZero();
    }

    @Test
    void anAnnouncementThatDidNotArriveIsMadeAgain() {
        SERVER.failNextWithFault("file/upload", Fault.CONNECTION_RESET_BY_PEER);

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?fileName=new.txt", "new");

        assertThat(file.name()).isEqualTo("new.txt");
        assertThat(SERVER.calls("file/upload")).isEqualTo(2);
        assertThat(SERVER.calls("folder/content")).isEqualTo(1);
        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    @Test
    void anAnnouncementIsNotMadeAgainWhereTheFolderCannotBeRead() {
        Content content = Content.of("known to the service");
        SERVER.knows(content).loseReplyOf("file/upload", 1);
        SERVER.failNext("folder/content", 403, "Forbidden", 1);

        FileHostException e = send("alfafile:upload?fileName=known.txt", content.toByteArray())
                .getException(FileHostException.class);

        assertThat(e).isInstanceOf(TemporaryFailureException.class);
        assertThat(e.isRetryable()).isFalse();
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
    }

    /** It says so of each of its pages, which are the same: what else there is cannot be seen. */
    @Test
    void aFolderThatNeverEndsIsNotSearchedForEver() {
        SERVER.loseReplyOf("file/upload", 1);
        SERVER.failNextWith(
                "folder/content",
                200,
                "application/json",
                "{\"response\":{\"files\":[],\"pager\":{\"current\":1,\"total\":2147483647}},\"status\":200}",
                2_000);

        FileHostException e = send("alfafile:upload?fileName=c.txt", "content").getException(FileHostException.class);

        assertThat(e).isInstanceOf(TemporaryFailureException.class);
        assertThat(e.isRetryable()).isFalse();
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
        assertThat(SERVER.calls("folder/content")).isEqualTo(1);
    }
}
