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

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Examples;
import io.github.camelfilehosts.test.Secrets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says in its own way, and clients have to cope with. */
class OddAnswersTest extends AlfaFileTestSupport {

    @Test
    void numbersComeAsStringsAndUnknownFieldsAreIgnored() {
        answer("file/info", """
                {"response":{"file":{"file_id":"GH","mode":"3","mode_label":"Hot","folder_id":7,"name":"a.zip",
                "hash":"AED49FDD25AE495E44375F6636AED59C","size":"5368709120","url":null,"created":"1426776799",
                "downloads":"12","tags":{"new":[1]}},"more":[]},"status":"200","details":null,"version":2}""");

        assertThat(result(AlfaFile.class, "alfafile:info", "GH"))
                .isEqualTo(new AlfaFile(
                        "GH",
                        Mode.HOT,
                        "7",
                        "a.zip",
                        "aed49fdd25ae495e44375f6636aed59c",
                        5368709120L,
                        null,
                        Instant.parse("2015-03-19T14:53:19Z")));
    }

    @Test
    void whatIsLeftOutIsNull() {
        answer("file/info", "{\"response\":{\"file\":{\"file_id\":\"GH\"}},\"status\":200}");

        assertThat(result(AlfaFile.class, "alfafile:info", "GH"))
                .isEqualTo(new AlfaFile("GH", null, null, null, null, null, null, null));
    }

    @Test
    void anUnknownModeDoesNotHideTheFile() {
        answer("file/info", "{\"response\":{\"file\":{\"file_id\":\"GH\",\"mode\":9}},\"status\":200}");

        assertThat(result(AlfaFile.class, "alfafile:info", "GH").mode()).isNull();
    }

    @Test
    void aStrayFirstCharacterIsSkipped() {
        SERVER.strayFirstCharacter(true);
        SERVER.addFile("GH", "a.zip", Content.of("x"));

        assertThat(result(AlfaFile.class, "alfafile:info", "GH").name()).isEqualTo("a.zip");
        assertThat(failure(FileNotFoundOnHostException.class, "alfafile:info", "Gh"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF",
                "#0 {main}( )\n",
                "{}",
                "{\"status\":7}",
                "{\"response\":{\"file\":{\"file_id\":\"other\"}}}",
                "{ \"unclosed ",
                "<script>{ a: {} }</script>"
            })
    void whatIsNotTheEnvelopeIsPassedOver(String noise) {
        answer("file/info", noise + Examples.alfaFile("info") + noise);
        assertThat(result(AlfaFile.class, "alfafile:info", "GH").name()).isEqualTo("test_2.zip");

        answer("file/info", noise + Examples.alfaFile("info.error") + noise);
        assertThat(failure(FileNotFoundOnHostException.class, "alfafile:info", "Gh")
                        .getCode())
                .isEqualTo(404);
    }

    /** Over a server of its own: the stand-in speaks UTF-8 only. */
    @Test
    void namesAreReadInTheCharsetThatTheAnswerNames() throws Exception {
        byte[] answer =
                Examples.alfaFile("info").replace("test_2", "M\u00fcller").getBytes(ISO_8859_1);
        try (RawServer server = new RawServer((request, out) ->
                RawServer.reply(out, 200, answer, "Content-Type: application/json; charset=ISO-8859-1"))) {
            component.getConfiguration().setApiUrl(server.uri("/v1").toString());

            assertThat(result(AlfaFile.class, "alfafile:info?token=" + SERVER.token(), "GH")
                            .name())
                    .isEqualTo("M\u00fcller.zip");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null"})
    void aFileThatIsNotThereYetIsNull(String file) {
        answer(
                "file/upload_info",
                "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"url\":null,\"file\":" + file
                        + ",\"state\":\"1\"}},\"status\":200}");

        UploadSession session = result(UploadSession.class, "alfafile:uploadInfo?uploadId=RF", null);

        assertThat(session.state()).isEqualTo(UploadState.PROCESSING);
        assertThat(session.url()).isNull();
        assertThat(session.file()).isNull();
    }

    @Test
    void aStateThatNobodyKnowsIsAnError() {
        answer("file/upload_info", "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"state\":7}},\"status\":200}");

        assertThat(failure(UnexpectedResponseException.class, "alfafile:uploadInfo?uploadId=RF", null))
                .hasMessageContaining("file/upload_info");
    }

    @Test
    void errorsComeInTheEnvelopeUnderHttp200() {
        answer("file/info", Examples.alfaFile("info.error"));

        FileNotFoundOnHostException e = failure(FileNotFoundOnHostException.class, "alfafile:info", "Gh");

        assertThat(e.getCode()).isEqualTo(404);
        assertThat(e.getOperation()).isEqualTo("info");
        assertThat(e.isRetryable()).isFalse();
        assertThat(e).hasMessageContaining("File with file_id: 'Gh' doesn't exist");
    }

    @Test
    void anErrorMayLeaveTheResponseOut() {
        answer("file/info", "{\"details\":\"File with file_id: 'Gh' doesn't exist\",\"status\":\"404\"}");

        assertThat(failure(FileNotFoundOnHostException.class, "alfafile:info", "Gh"))
                .hasMessageContaining("doesn't exist");
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
    }

    @Test
    void factsOfTheUserThatCannotBeReadDoNotSpoilTheLogin() {
        answer(
                "user/login",
                "{\"response\":{\"token\":\"" + Secrets.MARK + "\",\"user\":{\"traffic\":7}},\"status\":200}");
        answer("file/info", "{\"response\":{\"file\":{\"file_id\":\"GH\"}},\"status\":200}");

        assertThat(result(AlfaFile.class, "alfafile:info", "GH").id()).isEqualTo("GH");
    }

    @Test
    void errorsComeUnderTheirHttpStatusToo() {
        SERVER.errorsAsHttpStatus(true);

        FileNotFoundOnHostException e = failure(FileNotFoundOnHostException.class, "alfafile:info", "Gh");

        assertThat(e.getCode()).isEqualTo(404);
        assertThat(e).hasMessageContaining("'Gh'");
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
    }

    @Test
    void idsAreCaseSensitive() {
        SERVER.addFile("GH", "upper.zip", Content.of("x"));
        SERVER.addFile("gH", "lower.zip", Content.of("y"));

        assertThat(result(AlfaFile.class, "alfafile:info", "GH").name()).isEqualTo("upper.zip");
        assertThat(result(AlfaFile.class, "alfafile:info", "https://alfafile.net/file/gH")
                        .name())
                .isEqualTo("lower.zip");
        assertThat(failure(FileNotFoundOnHostException.class, "alfafile:info", "gh"))
                .hasMessageContaining("case-sensitive");
    }

    @Test
    void userInfoWithStringsAndGapsIsRead() {
        answer("user/info", """
                {"response":{"user":{"email":"a@b.c","is_premium":"1","premium_end_time":"1426776799",
                "traffic":[],"storage":{"total":"1000","left":null},"upload":{"nb_pipes":"2"}}},"status":200}""");

        UserInfo user = result(UserInfo.class, "alfafile:userInfo", null);

        assertThat(user)
                .isEqualTo(new UserInfo(
                        "a@b.c", true, Instant.ofEpochSecond(1426776799), null, null, 1000L, null, null, 2));
    }

    @Test
    void aPremiumEndTimeThatIsNoTimeIsNull() {
        answer("user/info", "{\"response\":{\"user\":{\"email\":\"a@b.c\",\"premium_end_time\":\"\"}},\"status\":200}");

        assertThat(result(UserInfo.class, "alfafile:userInfo", null).premiumUntil())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {31556889864403199L, 31556889864403200L, Long.MAX_VALUE, Long.MIN_VALUE})
    void aPremiumEndTimeBeyondAllTimesIsNoFailure(long time) {
        answer(
                "user/info",
                "{\"response\":{\"user\":{\"email\":\"a@b.c\",\"premium_end_time\":" + time + "}},\"status\":200}");

        assertThat(result(UserInfo.class, "alfafile:userInfo", null).email()).isEqualTo("a@b.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"file\":[]}", "{\"file\":{\"name\":\"a.zip\"}}"})
    void aSuccessWithoutTheFileIsAnError(String response) {
        answer("file/info", "{\"response\":" + response + ",\"status\":200,\"details\":null}");

        assertThat(failure(UnexpectedResponseException.class, "alfafile:info", "GH"))
                .hasMessageContaining("file/info");
    }

    /** They go into the next call. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a b",
                "<b>GH</b>",
                "GH,E7",
                "https://alfafile.net/file/GH",
                "-",
                "\u00e4",
                "GH\\r\\nX: y"
            })
    void whatCanBeNoIdIsNone(String wrong) {
        String file = "\"file\":{\"file_id\":\"" + wrong + "\",\"name\":\"a.txt\"}";
        Map<String, String> methods = Map.of(
                "info", "file/info",
                "download", "file/info",
                "rename?fileName=a.txt", "file/rename",
                "changeMode?mode=HOT", "file/change_mode");
        methods.forEach((operation, method) -> {
            answer(method, "{\"response\":{" + file + "},\"status\":200}");
            assertThat(failure(UnexpectedResponseException.class, "alfafile:" + operation, "GH"))
                    .hasMessageContaining("file_id");
        });
        for (int state = 0; state <= 3; state++) {
            String session = "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"state\":" + state + "," + file
                    + "}},\"status\":200}";
            answer("file/upload_info", session);
            assertThat(failure(UnexpectedResponseException.class, "alfafile:uploadInfo?uploadId=RF", null))
                    .hasMessageContaining("file_id");
            answer("file/upload", session);
            assertThat(failure(UnexpectedResponseException.class, "alfafile:upload?fileName=a.txt", "text"))
                    .hasMessageContaining("file_id");
        }
        answer(
                "file/upload",
                "{\"response\":{\"upload\":{\"upload_id\":\"" + wrong
                        + "\",\"url\":\"http://localhost:1/\",\"state\":0}},\"status\":200}");
        assertThat(failure(UnexpectedResponseException.class, "alfafile:upload?fileName=a.txt", "text"))
                .hasMessageContaining("upload ID");
    }

    @Test
    void anUploadIdThatNobodyNeedsAndCanBeNoneIsNull() {
        answer(
                "file/upload",
                "{\"response\":{\"upload\":{\"upload_id\":\"../x\",\"state\":2,\"file\":{\"file_id\":\"GH\"}}},\"status\":200}");

        var exchange = send(
                "alfafile:startUpload?fileName=a.txt",
                null,
                Map.of(AlfaFileConstants.MD5, "aed49fdd25ae495e44375f6636aed59c", AlfaFileConstants.SIZE, 4));

        assertThat(exchange.getMessage().getBody(UploadSession.class).id()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(AlfaFileConstants.PRODUCED_UPLOAD_ID);
    }

    @Test
    void aSuccessWithoutAResponseIsNoAnswer() {
        answer("file/info", "{\"status\":200,\"details\":null}");

        assertThat(failure(UnexpectedResponseException.class, "alfafile:info?maxRetries=0", "GH"))
                .hasMessageContaining("not an answer of the API");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "7", "[]", "\"/dl/x\"", "\"javascript:alert(1)\""})
    void aSuccessWithoutTheLinkIsAnError(String url) {
        answer("file/download", "{\"response\":{\"download_url\":" + url + "},\"status\":200}");

        assertThat(failure(UnexpectedResponseException.class, "alfafile:getDownloadLink", "GH"))
                .hasMessageContaining("'GH'");
    }

    @Test
    void headersOfAnEarlierFileDoNotStay() {
        answer("file/upload_info", Examples.alfaFile("upload_info.processing"));

        var exchange = send(
                "alfafile:uploadInfo?uploadId=RF",
                null,
                Map.of(AlfaFileConstants.PRODUCED_FILE_ID, "old", AlfaFileConstants.URL, "http://old"));

        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(AlfaFileConstants.PRODUCED_FILE_ID, AlfaFileConstants.URL);
    }
}
