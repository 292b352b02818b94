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

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.PartialFailureException;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.test.AlfaFileFolder;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** copy, move and delete: what becomes of each of several files. */
class BatchTest extends AlfaFileTestSupport {

    private static final String NAME_TAKEN = "Conflict. File with the same name already exists in destination folder";

    @ParameterizedTest
    @ValueSource(strings = {"copy", "move"})
    void theErrorOfThePageIsAPartialFailure(String operation) {
        answer("file/" + operation, Examples.alfaFile(operation + ".error"));

        PartialFailureException e =
                failure(PartialFailureException.class, "alfafile:" + operation + "?destinationFolderId=E", "Gu");

        assertThat(e.getSucceeded()).isEmpty();
        assertThat(e.getFailed()).containsExactly(Map.entry("Gu", NAME_TAKEN));
        assertThat(e.isRetryable()).isFalse();
        assertThat(e).hasMessageContaining(NAME_TAKEN);
        assertThat(SERVER.calls("file/" + operation)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "move"})
    void withoutFailOnPartialItIsAResult(String operation) {
        answer("file/" + operation, Examples.alfaFile(operation + ".error"));

        BatchResult result =
                result(BatchResult.class, "alfafile:" + operation + "?destinationFolderId=E&failOnPartial=false", "Gu");

        assertThat(result.succeeded()).isEmpty();
        assertThat(result.failed()).containsExactly(Map.entry("Gu", NAME_TAKEN));
    }

    @Test
    void errorsPairWithFailIdsByPosition() {
        answer("file/delete", batch("[\"b\"]", "[\"c\",\"a\"]", "[\"error of c\",\"error of a\"]"));

        PartialFailureException e = failure(PartialFailureException.class, "alfafile:delete", "a,b,c");

        assertThat(e.getSucceeded()).containsExactly("b");
        assertThat(e.getFailed()).containsOnly(Map.entry("a", "error of a"), Map.entry("c", "error of c"));
    }

    @Test
    void whereTheCountsDifferEachIdGetsAllErrors() {
        answer("file/delete", batch("[]", "[\"a\",\"b\",\"c\"]", "[\"first\",\"second\"]"));

        PartialFailureException e = failure(PartialFailureException.class, "alfafile:delete", "a,b,c");

        assertThat(e.getFailed()).containsOnlyKeys("a", "b", "c");
        assertThat(e.getFailed().values())
                .allSatisfy(error -> assertThat(error).contains("first").contains("second"));
    }

    @Test
    void anIdThatNeitherListNamesHasFailed() {
        answer("file/delete", batch("[\"a\"]", "[]", "[]"));

        PartialFailureException e = failure(PartialFailureException.class, "alfafile:delete", "a,b");

        assertThat(e.getSucceeded()).containsExactly("a");
        assertThat(e.getFailed()).containsOnlyKeys("b");
        assertThat(e.getFailed().get("b")).isNotBlank();
    }

    @Test
    void anIdThatBothListsNameHasFailed() {
        answer("file/delete", batch("[\"a\",\"b\"]", "[\"b\"]", "[\"no\"]"));

        PartialFailureException e = failure(PartialFailureException.class, "alfafile:delete", "a,b");

        assertThat(e.getSucceeded()).containsExactly("a");
        assertThat(e.getFailed()).containsExactly(Map.entry("b", "no"));
    }

    @Test
    void anIdThatTheAnswerNamesTwiceIsOne() {
        answer("file/delete", batch("[\"a\",\"b\",\"a\"]", "[]", "[]"));

        assertThat(result(BatchResult.class, "alfafile:delete", "a,b").succeeded())
                .containsExactly("a", "b");
    }

    @Test
    void anErrorThatEchoesTheTokenIsToldWithoutIt() {
        component.getConfiguration().setToken(SERVER.token());
        answer("file/delete", batch("[]", "[\"a\"]", "[\"token " + SERVER.token() + " may not\"]"));

        PartialFailureException e = failure(PartialFailureException.class, "alfafile:delete", "a");

        assertThat(e.getFailed()).containsExactly(Map.entry("a", "token xxxxxx may not"));
        assertThat(e).hasMessageContaining("token xxxxxx may not");
    }

    @Test
    void numbersAsIdsAndObjectsAsListsAreRead() {
        answer("file/delete", batch("{\"0\":12}", "{\"1\":7}", "{\"1\":\"no\"}"));

        PartialFailureException e = failure(PartialFailureException.class, "alfafile:delete", "12,7");

        assertThat(e.getSucceeded()).containsExactly("12");
        assertThat(e.getFailed()).containsExactly(Map.entry("7", "no"));
    }

    @Test
    void repeatedIdsAreSentOnce() {
        SERVER.addFile("a", "a.txt", Content.of("a"));
        SERVER.addFile("b", "b.txt", Content.of("b"));

        BatchResult result = result(BatchResult.class, "alfafile:delete", "a, b a\nhttps://alfafile.net/file/b/b.txt");

        assertThat(result.succeeded()).containsExactly("a", "b");
        assertThat(SERVER.callsOf("file/delete"))
                .extracting(call -> call.param("file_id"))
                .containsExactly("a,b");
    }

    @Test
    void someSucceedAndSomeFail() {
        SERVER.addFolder("E", "target");
        SERVER.addFile("a", "a.txt", Content.of("a"));
        SERVER.addFile("b", "b.txt", Content.of("b"));
        SERVER.addFile("c", "b.txt", Content.of("c")).folder("E");

        BatchResult result = result(
                BatchResult.class,
                "alfafile:move?destinationFolderId=E&failOnPartial=false",
                Arrays.asList("a", "b", "gone"));

        assertThat(result.succeeded()).containsExactly("a");
        assertThat(result.failed())
                .containsExactly(
                        Map.entry("b", NAME_TAKEN), Map.entry("gone", "File with file_id: 'gone' doesn't exist"));
        assertThat(SERVER.file("a").folderId()).isEqualTo("E");
        assertThat(SERVER.file("b").folderId()).isEqualTo(AlfaFileFolder.ROOT);
    }

    @Test
    void idsComeInAnyShape() {
        for (Object ids : List.of(
                "a,b",
                "a b",
                "a\nb\r\n",
                List.of("a", "b"),
                new String[] {"a", "b"},
                List.of("a", "b").iterator())) {
            SERVER.addFile("a", "a.txt", Content.of("a"));
            SERVER.addFile("b", "b.txt", Content.of("b"));

            assertThat(result(BatchResult.class, "alfafile:delete", ids).succeeded())
                    .containsExactly("a", "b");
            assertThat(SERVER.files()).isEmpty();
        }
    }

    @Test
    void recordsAreIdsToo() {
        SERVER.addFile("a", "a.txt", Content.of("a"));
        Object record = send("alfafile:info", "a").getMessage().getBody();

        assertThat(result(BatchResult.class, "alfafile:delete", List.of(record)).succeeded())
                .containsExactly("a");
    }

    @Test
    void aMissingFolderIsNotAPartialFailure() {
        SERVER.addFile("a", "a.txt", Content.of("a"));

        FileNotFoundOnHostException e =
                failure(FileNotFoundOnHostException.class, "alfafile:copy?destinationFolderId=Nope", "a");

        assertThat(e).hasMessageContaining("Nope");
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void resultsCannotBeChanged() {
        SERVER.addFile("a", "a.txt", Content.of("a"));
        BatchResult result = result(BatchResult.class, "alfafile:delete", "a");

        assertThatThrownBy(() -> result.succeeded().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> result.failed().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    private static String batch(String successIds, String failIds, String errors) {
        return "{\"response\":{\"result\":{\"success\":1,\"success_ids\":" + successIds + ",\"fail\":1,\"fail_ids\":"
                + failIds + ",\"errors\":" + errors + "}},\"status\":200,\"details\":null}";
    }
}
