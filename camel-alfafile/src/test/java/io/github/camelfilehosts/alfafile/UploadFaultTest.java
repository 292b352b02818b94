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
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.UploadFault;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong while the bytes are sent: one whole copy or a typed error, and never two copies. */
class UploadFaultTest extends AlfaFileTestSupport {

    private static final Content CONTENT = Content.random(400_000, 4);
    private static final String UPLOAD = "alfafile:upload?fileName=a.bin";

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(UploadFault.resetAfter(0)),
                Arguments.of(UploadFault.resetAfter(1)),
                Arguments.of(UploadFault.resetAfter(200_000)),
                Arguments.of(UploadFault.resetAfter(CONTENT.size())),
                Arguments.of(UploadFault.dropReply(true)),
                Arguments.of(UploadFault.dropReply(false)),
                Arguments.of(UploadFault.status(500)),
                Arguments.of(UploadFault.status(503)),
                Arguments.of(UploadFault.status(503, true)),
                Arguments.of(UploadFault.html(200)),
                Arguments.of(UploadFault.html(502)),
                Arguments.of(UploadFault.rejectBeforeBody(500)),
                Arguments.of(UploadFault.rejectBeforeBody(503)),
                Arguments.of(UploadFault.rejectBeforeBody(408)),
                Arguments.of(UploadFault.rejectBeforeBody(429)));
    }

    @BeforeEach
    void keepUploads() {
        // A second announcement must not pass as instant.
        SERVER.instantUploads(false).keepUploads(true);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void onceAndThenAllIsWell(UploadFault fault) {
        SERVER.failUpload(fault, 1);

        AlfaFile file = result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(SERVER.files()).extracting(AlfaFileFile::id).containsExactly(file.id());
        assertThat(SERVER.files().get(0).content().toByteArray()).isEqualTo(CONTENT.toByteArray());
        assertThat(spooled()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void forGood(UploadFault fault) {
        SERVER.failUpload(fault, 100);

        Exchange exchange = send(UPLOAD + "&maxRetries=2", CONTENT.open(0));

        if (exchange.getException() == null) {
            assertThat(SERVER.files()).hasSize(1);
        } else {
            assertThat((Throwable) exchange.getException()).isInstanceOf(FileHostException.class);
            assertThat(SERVER.files()).isEmpty();
            assertThat(SERVER.streamRequests()).hasSize(3);
        }
        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void bytesThatArrivedAreNotSentAgainAlthoughProcessingShowsAsStateZero() {
        SERVER.stateZeroAfterBytes(true).processingPolls(2).failUpload(UploadFault.dropReply(true), 1);

        result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(SERVER.files()).hasSize(1);
        assertThat(SERVER.streamRequests()).hasSize(1);
    }

    @Test
    void bytesThatMayHaveArrivedAreNotSentAgainWhileTheSessionCannotBeAsked() {
        SERVER.failUpload(UploadFault.dropReply(true), 1);
        SERVER.failNext("file/upload_info", 503, "Maintenance", 100);

        UploadFailedException e = failure(UploadFailedException.class, UPLOAD, CONTENT.open(0));

        assertThat(e.getUploadId()).isEqualTo(SERVER.uploadSessions().get(0).id());
        assertThat(e.isRetryable()).isFalse();
        assertThat(e).hasMessageContaining("Maintenance").hasMessageContaining("a.bin");
        assertThat(SERVER.streamRequests()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void anApiThatIsGoneAfterTheBytesWereSentIsAnUploadThatCanBeTakenUp() {
        SERVER.failNext("file/upload_info", 503, "Maintenance", 100);

        UploadFailedException e = failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=50", CONTENT.open(0));

        assertThat(e.getUploadId()).isEqualTo(SERVER.uploadSessions().get(0).id());
        assertThat(e.isRetryable()).isFalse();
        assertThat(SERVER.streamRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415})
    void aRefusalBeforeTheBodyMovesNoBytes(int status) {
        SERVER.failUpload(UploadFault.rejectBeforeBody(status), 1);

        InvalidRequestException e = failure(InvalidRequestException.class, UPLOAD, CONTENT.open(0));

        assertThat(e.getCode()).isEqualTo(status);
        assertThat(e)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining("a.bin")
                .hasMessageContaining("400000");
        assertThat(SERVER.bytesReceived()).isZero();
        assertThat(SERVER.streamRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void anUploadUrlThatIsNoLongerGoodIsReplacedOnce(int status) {
        SERVER.failUpload(UploadFault.rejectBeforeBody(status), 1);

        result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(SERVER.uploadSessions()).hasSize(2);
        assertThat(SERVER.files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void aRefusalAfterAllBytesIsNotTakenForALoss(int status) {
        SERVER.failUpload(UploadFault.status(status, true), 1);

        result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
        assertThat(SERVER.streamRequests()).hasSize(1);
    }

    /** To a web page, for a browser. */
    @Test
    void aRedirectAfterAllBytesIsNotTakenForALoss() {
        SERVER.failUpload(UploadFault.status(302, true), 1);

        result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(SERVER.files()).hasSize(1);
        assertThat(SERVER.streamRequests()).hasSize(1);
    }

    @Test
    void aRefusalAfterAllBytesThatDidNotArriveIsALoss() {
        SERVER.failUpload(UploadFault.status(404, false), 1);

        result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(SERVER.uploadSessions()).hasSize(2);
        // Three looks, as after any refusal, and one for the session that took its place.
        assertThat(SERVER.calls("file/upload_info")).isEqualTo(4);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void anUploadThatIsDoneBeforeItsFileShowsIsPolledOn() {
        // The API takes the bytes, by a name of its own.
        String upload = "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"url\":\"" + SERVER.apiUrl()
                + "/folder/info\",\"file\":%s,\"state\":%d}},\"status\":200}";
        answer("file/upload", upload.formatted("[]", 0));
        answer("folder/info", upload.formatted("[]", 2));
        answer("file/upload_info", upload.formatted("[]", 2));
        answer("file/upload_info", upload.formatted("{\"file_id\":\"GH\"}", 2));

        assertThat(result(AlfaFile.class, UPLOAD, CONTENT.open(0)).id()).isEqualTo("GH");
    }

    /** As {@link #anUploadThatIsDoneBeforeItsFileShowsIsPolledOn}, where nobody has said that the bytes arrived. */
    @ParameterizedTest
    @ValueSource(ints = {302, 404, 413, 503})
    void anUploadThatIsDoneBeforeItsFileShowsIsPolledOnAfterAFailureToo(int status) {
        SERVER.failUpload(UploadFault.status(status, true), 1);
        for (String file : List.of("[]", "null")) {
            answer(
                    "file/upload_info",
                    "{\"response\":{\"upload\":{\"file\":" + file + ",\"state\":2}},\"status\":200}");
        }

        assertThat(result(AlfaFile.class, UPLOAD, CONTENT.open(0)).md5()).isEqualTo(CONTENT.md5());
        assertThat(SERVER.streamRequests()).hasSize(1);
        assertThat(SERVER.files()).hasSize(1);
    }

    @Test
    void anUploadUrlThatIsNeverGoodEndsTheUpload() {
        SERVER.failUpload(UploadFault.rejectBeforeBody(404), 100);

        UploadFailedException e = failure(UploadFailedException.class, UPLOAD, CONTENT.open(0));

        assertThat(e.getUploadId()).isEqualTo(SERVER.uploadSessions().get(1).id());
        assertThat(SERVER.uploadSessions()).hasSize(2);
        assertThat(SERVER.streamRequests()).hasSize(2);
        assertThat(SERVER.files()).isEmpty();
    }

    @Test
    void brokenConnectionsGiveATemporaryFailureThatNamesTheUpload() {
        SERVER.failUpload(UploadFault.resetAfter(1000), 100);

        TemporaryFailureException e =
                failure(TemporaryFailureException.class, UPLOAD + "&maxRetries=1", CONTENT.open(0));

        assertThat(e).hasMessageContaining("a.bin");
        assertThat(SERVER.streamRequests()).hasSize(2);
    }

    @Test
    void theTokenNeverGoesToTheServersOfTheBytes() {
        SERVER.failUpload(UploadFault.status(503), 1);
        AlfaFile file = result(AlfaFile.class, UPLOAD, CONTENT.open(0));
        assertThat(template.requestBody("alfafile:download", file.id(), Object.class))
                .isNotNull();
        byte[] bytes = context.getTypeConverter()
                .convertTo(byte[].class, template.requestBody("alfafile:download", file.id()));

        assertThat(bytes).isEqualTo(CONTENT.toByteArray());
        String token = SERVER.callsOf("file/upload").get(0).param("token");
        assertThat(token).isNotBlank();
        assertThat(SERVER.streamRequests())
                .hasSize(3)
                .allSatisfy(request ->
                        assertThat(request.toString()).doesNotContain(token).doesNotContain(SERVER.password()));
    }
}
