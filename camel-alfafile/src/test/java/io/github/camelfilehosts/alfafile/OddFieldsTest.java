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

import static io.github.camelfilehosts.test.Examples.alfaFile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.internal.json.OddField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in one field of a record, the others are as ever; only what nothing can be done without is an error.
 */
class OddFieldsTest extends AlfaFileTestSupport {

    private static final String USER = """
            {"response":{"user":{"email":"a@b.c","is_premium":true,"premium_end_time":1426776799,
            "traffic":{"total":1000,"left":10},"storage":{"total":2000,"left":20},
            "upload":{"max_file_size":1000000,"nb_pipes":5}}},"status":200,"details":null}""";

    private static final String FOLDER = """
            {"response":{"folder":{"folder_id":"E","name":"photos","parent_folder_id":"7","mode":1,
            "url":"http://alfafile.net/folder/E","nb_folders":1,"nb_files":"2","created":1426776799}},
            "status":200,"details":null}""";

    /** What is needed, and how its lack is named. */
    private static final Map<String, String> NEEDED = Map.of(
            "/response/file/file_id",
            "without a usable ID",
            "/response/folder/folder_id",
            "without a usable ID",
            "/response/upload/state",
            "without a state",
            "/response/upload/file",
            "no file",
            "/response/upload/file/file_id",
            "no file");

    static Stream<OddField> file() {
        return OddField.of(AlfaFile.class);
    }

    @ParameterizedTest
    @MethodSource("file")
    void anOddFieldOfAFileIsNullButItsIdIsNeeded(OddField field) throws Exception {
        check(field, "file/info", alfaFile("info"), "/response/file", "alfafile:info");
    }

    static Stream<OddField> session() {
        return OddField.of(UploadSession.class);
    }

    @ParameterizedTest
    @MethodSource("session")
    void anOddFieldOfAnUploadIsNullButItsStateAndItsFileAreNeeded(OddField field) throws Exception {
        check(
                field,
                "file/upload_info",
                alfaFile("upload_info.done"),
                "/response/upload",
                "alfafile:uploadInfo?uploadId=RF");
    }

    static Stream<OddField> folder() {
        return OddField.of(AlfaFolder.class);
    }

    @ParameterizedTest
    @MethodSource("folder")
    void anOddFieldOfAFolderIsNullButItsIdIsNeeded(OddField field) throws Exception {
        check(field, "folder/info", FOLDER, "/response/folder", "alfafile:folderInfo");
    }

    static Stream<OddField> user() throws ClassNotFoundException {
        return OddField.of(Class.forName("io.github.camelfilehosts.alfafile.internal.client.User"));
    }

    @ParameterizedTest
    @MethodSource("user")
    void anOddFieldOfTheUserIsNull(OddField field) throws Exception {
        check(field, "user/info", USER, "/response/user", "alfafile:userInfo");
    }

    @ParameterizedTest
    @MethodSource("user")
    void anOddFieldOfTheUserDoesNotSpoilTheLogin(OddField field) throws Exception {
        String token = "{\"response\":{\"token\":\"" + SERVER.token() + "\",";
        int login = 0;
        for (String odd : OddField.VALUES) {
            // Another account: each logs in once only.
            String uri = "alfafile:info?login=" + login++ + "&password=" + SERVER.password();
            answer("user/login", token + field.in(USER, "/response/user", odd).substring("{\"response\":{".length()));
            answer("file/info", alfaFile("info"));

            assertThat(result(AlfaFile.class, uri, "GH")).as(odd).isNotNull();
        }
    }

    private void check(OddField field, String method, String example, String record, String uri) throws Exception {
        answer(method, example);
        Object right = send(uri, "GH").getMessage().getBody();

        for (String odd : OddField.VALUES) {
            answer(method, field.in(example, record, odd));
            Exchange exchange = send(uri, "GH");

            boolean lacking = NEEDED.containsKey(record + field)
                    && List.of("null", "false", "\"\"", "[]", "{}").contains(odd);
            if (exchange.getException() == null && !lacking) {
                assertThat(exchange.getMessage().getBody()).as(odd).isInstanceOf(right.getClass());
                assertThat(OddField.differences(exchange.getMessage().getBody(), right))
                        .as(odd)
                        .isLessThanOrEqualTo(field.values(example, record));
            } else {
                assertThat(NEEDED).containsKey(record + field);
                assertThat((Throwable) exchange.getException())
                        .as(odd)
                        .isInstanceOf(UnexpectedResponseException.class)
                        .hasMessageContaining(NEEDED.get(record + field));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "true", "\"\"", "\" \"", "[]", "[\"x\"]", "{}"})
    void aTokenThatIsNoneIsNoLogin(String odd) {
        answer("user/login", "{\"response\":{\"token\":" + odd + "},\"status\":200}");

        assertThat(failure(UnexpectedResponseException.class, "alfafile:info", "GH"))
                .hasMessageContaining("user/login was answered without a token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"success_ids", "fail_ids", "errors"})
    void anOddListOfABatchLeavesNoFileOut(String list) {
        for (String odd : OddField.VALUES) {
            String lists =
                    Map.of("success_ids", "[\"GH\"]", "fail_ids", "[\"Gu\"]", "errors", "[\"no\"]").entrySet().stream()
                            .map(each -> "\"" + each.getKey() + "\":"
                                    + (each.getKey().equals(list) ? odd : each.getValue()))
                            .reduce((one, other) -> one + "," + other)
                            .orElseThrow();
            answer("file/delete", "{\"response\":{\"result\":{" + lists + "}},\"status\":200}");

            BatchResult result = result(BatchResult.class, "alfafile:delete?failOnPartial=false", List.of("GH", "Gu"));

            assertThat(result.succeeded()).as(odd).isSubsetOf("GH");
            assertThat(result.failed())
                    .as(odd)
                    .containsKey("Gu")
                    .hasSize(2 - result.succeeded().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"storage\":null}",
                "{\"traffic\":null,\"storage\":[]}",
                "{\"traffic\":{\"left\":\"10\"}}"
            })
    void aUserMayLeaveOutWhatItLikes(String user) {
        answer("user/info", "{\"response\":{\"user\":" + user + "},\"status\":200}");

        assertThat(result(UserInfo.class, "alfafile:userInfo", null).storageTotal())
                .isNull();
    }
}
