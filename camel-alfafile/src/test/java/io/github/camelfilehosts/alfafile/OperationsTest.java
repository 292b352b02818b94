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

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.alfafile.model.Mode;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.alfafile.model.UploadState;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.test.AlfaFileFolder;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Examples;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation, when all goes well: what it asks the service, and what it puts into body and headers. */
class OperationsTest extends AlfaFileTestSupport {

    private static final AlfaFile GH = new AlfaFile(
            "GH",
            Mode.PRIVATE,
            "E",
            "test_2.zip",
            "aed49fdd25ae495e44375f6636aed59c",
            310452L,
            "http://alfafile.net/file/GH",
            Instant.ofEpochSecond(1426776799));

    @Test
    void infoReadsTheExampleOfThePage() {
        answer("file/info", Examples.alfaFile("info"));

        Exchange exchange = send("alfafile:info", "GH");

        assertThat(succeeded(AlfaFile.class, exchange)).isEqualTo(GH);
        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.PRODUCED_FILE_ID))
                .isEqualTo("GH");
        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.URL)).isEqualTo("http://alfafile.net/file/GH");
        assertThat(lastCall("file/info")).containsEntry("file_id", "GH");
    }

    @Test
    void infoTellsWhatTheServiceKnows() {
        Content content = Content.of("hello");
        SERVER.addFile("Ab1", "hello.txt", content).mode(3);

        AlfaFile file = result(AlfaFile.class, "alfafile:info", "Ab1");

        assertThat(file.id()).isEqualTo("Ab1");
        assertThat(file.mode()).isEqualTo(Mode.HOT);
        assertThat(file.folderId()).isEqualTo(AlfaFileFolder.ROOT);
        assertThat(file.name()).isEqualTo("hello.txt");
        assertThat(file.md5()).isEqualTo(content.md5());
        assertThat(file.size()).isEqualTo(5);
        assertThat(Duration.between(file.created(), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void startUploadReadsTheExampleOfThePage() {
        answer("file/upload", Examples.alfaFile("upload"));

        Exchange exchange = send("alfafile:startUpload?folderId=E&mode=PRIVATE", null, announcement());

        assertThat(succeeded(UploadSession.class, exchange))
                .isEqualTo(new UploadSession("RF", "http://a2.alfafile.net/ul/RF", UploadState.UPLOADING, null));
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.PRODUCED_UPLOAD_ID, "RF")
                .containsEntry(AlfaFileConstants.UPLOAD_STATE, "UPLOADING")
                .containsEntry(AlfaFileConstants.INSTANT_UPLOAD, false)
                .doesNotContainKeys(AlfaFileConstants.PRODUCED_FILE_ID, AlfaFileConstants.URL);
        assertThat(lastCall("file/upload"))
                .containsEntry("name", "test_2.zip")
                .containsEntry("hash", "aed49fdd25ae495e44375f6636aed59c")
                .containsEntry("size", "310452")
                .containsEntry("folder_id", "E")
                .containsEntry("mode", "2");
    }

    @Test
    void startUploadDoesNotLookWhereItCouldNotEvenLogIn() {
        SERVER.failNext("user/login", 500, "Oops", 100);

        failure(TemporaryFailureException.class, "alfafile:startUpload?maxRetries=2", null, announcement());

        assertThat(SERVER.calls("user/login")).isEqualTo(3);
    }

    @Test
    void aChangeIsNotTriedAgainWhereOneCouldNotLook() {
        SERVER.failNext("user/login", 500, "Oops", 100);

        failure(TemporaryFailureException.class, "alfafile:rename?fileId=abc&fileName=b.txt&maxRetries=2", null);

        assertThat(SERVER.calls("user/login")).isEqualTo(6);
    }

    @Test
    void startUploadOfKnownContentIsDoneAtOnce() {
        SERVER.knows("aed49fdd25ae495e44375f6636aed59c", 310452);

        Exchange exchange = send("alfafile:startUpload", null, announcement());

        UploadSession session = succeeded(UploadSession.class, exchange);
        assertThat(session.state()).isEqualTo(UploadState.DONE);
        assertThat(session.url()).isNull();
        assertThat(session.file().name()).isEqualTo("test_2.zip");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.INSTANT_UPLOAD, true)
                .containsEntry(AlfaFileConstants.UPLOAD_STATE, "DONE")
                .containsEntry(
                        AlfaFileConstants.PRODUCED_FILE_ID, session.file().id())
                .containsEntry(AlfaFileConstants.URL, session.file().url());
        assertThat(lastCall("file/upload")).doesNotContainKeys("folder_id", "mode");
    }

    @Test
    void uploadInfoReadsTheExamplesOfThePage() {
        answer("file/upload_info", Examples.alfaFile("upload_info.processing"));
        answer("file/upload_info", Examples.alfaFile("upload_info.done"));

        Exchange processing = send("alfafile:uploadInfo?uploadId=RF", null);
        Exchange done = send("alfafile:uploadInfo", null, Map.of(AlfaFileConstants.UPLOAD_ID, "RF"));

        assertThat(succeeded(UploadSession.class, processing))
                .isEqualTo(new UploadSession("RF", "http://a2.alfafile.net/ul/RF", UploadState.PROCESSING, null));
        assertThat(processing.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.UPLOAD_STATE, "PROCESSING")
                .containsEntry(AlfaFileConstants.PRODUCED_UPLOAD_ID, "RF")
                .doesNotContainKey(AlfaFileConstants.PRODUCED_FILE_ID);
        assertThat(succeeded(UploadSession.class, done))
                .isEqualTo(new UploadSession("RF", "http://a2.alfafile.net/ul/RF", UploadState.DONE, GH));
        assertThat(done.getMessage().getHeaders())
                .containsEntry(AlfaFileConstants.UPLOAD_STATE, "DONE")
                .containsEntry(AlfaFileConstants.PRODUCED_FILE_ID, "GH");
        assertThat(lastCall("file/upload_info")).containsEntry("upload_id", "RF");
    }

    @Test
    void getDownloadLinkReadsTheExampleOfThePage() {
        answer("file/download", Examples.alfaFile("download"));

        String link = result(String.class, "alfafile:getDownloadLink", "Gc");

        assertThat(link).isEqualTo("http://a1.alfafile.net/dl/8j/file_1.zip");
        assertThat(lastCall("file/download")).containsEntry("file_id", "Gc");
    }

    @Test
    void getDownloadLinkLeadsToTheBytes() throws Exception {
        SERVER.addFile("Gc", "file_1.zip", Content.of("the bytes"));

        String link = result(String.class, "alfafile:getDownloadLink?fileId=Gc", null);

        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo("the bytes");
    }

    @Test
    void renameReadsTheExampleOfThePage() {
        answer("file/rename", Examples.alfaFile("rename"));

        Exchange exchange = send("alfafile:rename?fileName=file_1.zip", "Gu");

        AlfaFile file = succeeded(AlfaFile.class, exchange);
        assertThat(file.name()).isEqualTo("file_1.zip");
        assertThat(file.mode()).isEqualTo(Mode.PUBLIC);
        assertThat(file.folderId()).isEqualTo("7");
        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.PRODUCED_FILE_ID))
                .isEqualTo("Gu");
        assertThat(lastCall("file/rename")).containsEntry("file_id", "Gu").containsEntry("name", "file_1.zip");
    }

    @Test
    void renameRenames() {
        SERVER.addFile("Gu", "old.zip", Content.of("x"));

        AlfaFile file =
                result(AlfaFile.class, "alfafile:rename", "Gu", Map.of(AlfaFileConstants.NAME, "Пере \"имя\" 🎉.zip"));

        assertThat(file.name()).isEqualTo("Пере \"имя\" 🎉.zip");
        assertThat(SERVER.file("Gu").name()).isEqualTo("Пере \"имя\" 🎉.zip");
    }

    @Test
    void copyReadsTheExampleOfThePage() {
        answer("file/copy", Examples.alfaFile("copy"));

        BatchResult result = result(BatchResult.class, "alfafile:copy?destinationFolderId=E", "Gu");

        assertThat(result.succeeded()).containsExactly("Gu");
        assertThat(result.failed()).isEmpty();
        assertThat(lastCall("file/copy")).containsEntry("file_id", "Gu").containsEntry("folder_id_dest", "E");
    }

    @Test
    void copyMakesAnotherFile() {
        SERVER.addFolder("E", "target");
        SERVER.addFile("Gu", "a.zip", Content.of("x"));

        result(
                BatchResult.class,
                "alfafile:copy",
                "Gu",
                Map.of(AlfaFileConstants.DESTINATION_FOLDER_ID, "https://alfafile.net/folder/E"));

        assertThat(SERVER.files()).extracting(file -> file.folderId()).containsExactly(AlfaFileFolder.ROOT, "E");
    }

    @Test
    void moveReadsTheExampleOfThePage() {
        answer("file/move", Examples.alfaFile("move"));

        BatchResult result = result(BatchResult.class, "alfafile:move?destinationFolderId=E", "Gu");

        assertThat(result).isEqualTo(new BatchResult(List.of("Gu"), Map.of()));
        assertThat(lastCall("file/move")).containsEntry("file_id", "Gu").containsEntry("folder_id_dest", "E");
    }

    @Test
    void deleteReadsTheExampleOfThePage() {
        answer("file/delete", Examples.alfaFile("delete"));

        BatchResult result = result(BatchResult.class, "alfafile:delete", "Gu");

        assertThat(result.succeeded()).containsExactly("Gu");
        assertThat(lastCall("file/delete")).containsEntry("file_id", "Gu");
    }

    @Test
    void changeModeReadsTheExampleOfThePage() {
        answer("file/change_mode", Examples.alfaFile("change_mode"));

        Exchange exchange = send("alfafile:changeMode?mode=PUBLIC", "GH");

        AlfaFile file = succeeded(AlfaFile.class, exchange);
        assertThat(file.mode()).isEqualTo(Mode.PUBLIC);
        assertThat(file.created()).isEqualTo(Instant.parse("2015-03-19T14:53:19Z"));
        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.URL)).isEqualTo("http://alfafile.net/file/GH");
        assertThat(lastCall("file/change_mode")).containsEntry("file_id", "GH").containsEntry("mode", "1");
    }

    @Test
    void changeModeChangesTheMode() {
        SERVER.addFile("GH", "a.zip", Content.of("x"));

        assertThat(result(AlfaFile.class, "alfafile:changeMode", "GH", Map.of(AlfaFileConstants.MODE, "hot"))
                        .mode())
                .isEqualTo(Mode.HOT);
        assertThat(SERVER.file("GH").mode()).isEqualTo(3);
        assertThat(result(AlfaFile.class, "alfafile:changeMode", "GH", Map.of(AlfaFileConstants.MODE, 2))
                        .mode())
                .isEqualTo(Mode.PRIVATE);
        assertThat(SERVER.file("GH").mode()).isEqualTo(2);
    }

    @Test
    void userInfoTellsOfTheAccount() {
        SERVER.maxFileSize(1234).parallelUploads(3);

        UserInfo user = result(UserInfo.class, "alfafile:userInfo", null);

        assertThat(user.email()).isEqualTo(SERVER.login());
        assertThat(user.premium()).isTrue();
        assertThat(user.premiumUntil()).isAfter(Instant.now().plus(Duration.ofDays(29)));
        assertThat(user.trafficTotal()).isEqualTo(1L << 40);
        assertThat(user.trafficLeft()).isEqualTo(1L << 40);
        assertThat(user.storageTotal()).isEqualTo(1L << 40);
        assertThat(user.storageLeft()).isEqualTo(1L << 40);
        assertThat(user.maxFileSize()).isEqualTo(1234);
        assertThat(user.maxUploads()).isEqualTo(3);
    }

    @Test
    void userInfoOfAFreeAccountHasNoEndOfMembership() {
        SERVER.premium(false);

        UserInfo user = result(UserInfo.class, "alfafile:userInfo", null);

        assertThat(user.premium()).isFalse();
        assertThat(user.premiumUntil()).isNull();
    }

    @Test
    void theOperationHeaderWinsWhereItIsAllowed() {
        component.getConfiguration().setAllowOperationHeader(true);
        SERVER.addFile("GH", "a.zip", Content.of("x"));

        result(AlfaFile.class, "alfafile:delete", "GH", Map.of(AlfaFileConstants.OPERATION, "info"));

        assertThat(SERVER.trash()).isEmpty();
        assertThat(result(
                        UserInfo.class,
                        "alfafile:info",
                        null,
                        Map.of(AlfaFileConstants.OPERATION, AlfaFileOperation.userInfo)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"change-mode", "changemode", "ChangeMode", "CHANGE_MODE"})
    void anOperationAndAModeAreReadAsOtherComponentsReadEnums(String name) {
        SERVER.addFile("GH", "a.zip", Content.of("x"));

        assertThat(result(AlfaFile.class, "alfafile:" + name + "?mode=Private&fileExist=rename", "GH")
                        .mode())
                .isEqualTo(Mode.PRIVATE);
        assertThat(result(
                                AlfaFile.class,
                                "alfafile:info?mode=hot&allowOperationHeader=true",
                                "GH",
                                Map.of(AlfaFileConstants.OPERATION, name))
                        .mode())
                .isEqualTo(Mode.HOT);
    }

    static Stream<Number> sizesThatAreNone() {
        return Stream.of(
                new BigInteger("100000000000000000000"), new BigDecimal("5.7"), 5.7, 1e300, Double.NaN, -1, -0.5f);
    }

    @ParameterizedTest
    @MethodSource("sizesThatAreNone")
    void aSizeThatIsNoneIsAnErrorAndNotAnotherSize(Number size) {
        Map<String, Object> headers = announcement();
        headers.put(AlfaFileConstants.SIZE, size);

        InvalidRequestException e = failure(InvalidRequestException.class, "alfafile:startUpload", null, headers);

        assertThat(e).hasMessageContaining(AlfaFileConstants.SIZE).hasMessageContaining(size.toString());
        assertThat(SERVER.calls("file/upload")).isZero();
    }

    private static Map<String, Object> announcement() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(AlfaFileConstants.NAME, "test_2.zip");
        headers.put(AlfaFileConstants.MD5, "AED49FDD25AE495E44375F6636AED59C");
        headers.put(AlfaFileConstants.SIZE, 310452);
        return headers;
    }

    private static Map<String, String> lastCall(String method) {
        assertThat(SERVER.callsOf(method)).isNotEmpty();
        ApiCall call = SERVER.callsOf(method).get(SERVER.calls(method) - 1);
        return call.params();
    }
}
