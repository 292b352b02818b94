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
import static org.assertj.core.api.Assertions.entry;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UploadSession;
import io.github.camelfilehosts.contract.RecordingListener;
import io.github.camelfilehosts.test.AlfaFileUpload;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Examples;
import io.github.camelfilehosts.test.UploadFault;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the last byte to the file: polls, time-outs, state 3, and taking an upload up again. */
class UploadProcessingTest extends AlfaFileTestSupport {

    private static final Content CONTENT = Content.random(50_000, 3);
    private static final String UPLOAD = "alfafile:upload?fileName=a.bin";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itPollsUntilTheFileIsThere(boolean stateZero) {
        SERVER.processingPolls(3).stateZeroAfterBytes(stateZero);

        AlfaFile file = result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(SERVER.calls("file/upload_info")).isEqualTo(4);
        assertOneCopySentOnce();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aTokenRejectedWhilePollingIsRenewedAndTheSameSessionPolled() {
        SERVER.processingPolls(2);
        SERVER.failNext("file/upload_info", 401, "Unauthorized. Token doesn't exist", 1);

        result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(SERVER.logins()).isEqualTo(2);
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
        assertThat(SERVER.callsOf("file/upload_info"))
                .extracting(call -> call.param("upload_id"))
                .containsOnly(SERVER.uploadSessions().get(0).id());
        assertOneCopySentOnce();
    }

    @Test
    void errorsWhilePollingDoNotEndTheUpload() {
        SERVER.processingPolls(1);
        SERVER.failNext("file/upload_info", 503, "Maintenance", 4);
        SERVER.failNextWith("file/upload_info", 200, "text/html", "<html>", 1);

        result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertOneCopySentOnce();
    }

    @Test
    void stateThreeIsTriedOnceMore() {
        SERVER.failUpload(UploadFault.failState(), 1);

        AlfaFile file = result(AlfaFile.class, UPLOAD, CONTENT.open(0));

        assertThat(SERVER.files()).extracting(each -> each.id()).containsExactly(file.id());
        assertThat(SERVER.uploadSessions())
                .extracting(AlfaFileUpload::state)
                .containsExactly(AlfaFileUpload.State.FAILED, AlfaFileUpload.State.DONE);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void stateThreeTwiceIsFinal() {
        SERVER.failUpload(UploadFault.failState(), 2);

        UploadFailedException e = failure(UploadFailedException.class, UPLOAD, CONTENT.open(0));

        assertThat(e.getUploadId()).isEqualTo(SERVER.uploadSessions().get(1).id());
        assertThat(e).hasMessageContaining("a.bin").hasMessageContaining(e.getUploadId());
        assertThat(SERVER.uploadSessions()).hasSize(2);
        assertThat(SERVER.files()).isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void stateThreeWithAFileIsNotTriedAgain() {
        answer("file/upload", Examples.alfaFile("upload.done").replace("\"state\":2", "\"state\":3"));

        UploadFailedException e = failure(UploadFailedException.class, UPLOAD, CONTENT.open(0));

        assertThat(e.getUploadId()).isEqualTo("RF");
        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void processingThatTakesTooLongIsFinalAndCanBeTakenUp(boolean synchronous) {
        SERVER.processingPolls(1_000_000);
        Exchange exchange = send(
                UPLOAD + "&uploadTimeout=60&synchronous=" + synchronous,
                CONTENT.open(0),
                Map.of(AlfaFileConstants.MODE, "HOT"));

        UploadFailedException e = failed(UploadFailedException.class, exchange);
        assertThat(e.isRetryable()).isFalse();
        assertThat(e.getUploadId()).isEqualTo(SERVER.uploadSessions().get(0).id());
        assertThat(e).hasMessageContaining("uploadTimeout").hasMessageContaining(e.getUploadId());
        assertThat(spooled()).isEmpty();

        answer("file/upload_info", Examples.alfaFile("upload_info.done"));
        AlfaFile file = result(AlfaFile.class, UPLOAD, null, Map.of(AlfaFileConstants.UPLOAD_ID, e.getUploadId()));
        assertThat(file.id()).isEqualTo("GH");
        assertOneCopySentOnce();
    }

    @Test
    void aStartedSessionIsTakenUpWithItsBytes() {
        Map<String, Object> announced = Map.of(
                AlfaFileConstants.NAME, "a.bin",
                AlfaFileConstants.MD5, CONTENT.md5(),
                AlfaFileConstants.SIZE, CONTENT.size());
        UploadSession session = result(UploadSession.class, "alfafile:startUpload", null, announced);

        Exchange exchange = send("alfafile:upload?uploadId=" + session.id(), CONTENT.open(0), announced);

        assertThat(succeeded(AlfaFile.class, exchange).md5()).isEqualTo(CONTENT.md5());
        assertThat(exchange.getMessage().getHeaders())
                .contains(
                        entry(AlfaFileConstants.PRODUCED_UPLOAD_ID, session.id()),
                        entry(AlfaFileConstants.INSTANT_UPLOAD, false));
        assertThat(SERVER.uploadSessions()).hasSize(1);
        assertOneCopySentOnce();
    }

    @Test
    void aSessionThatIsBeingProcessedIsTakenUpWithoutItsBytes() {
        SERVER.processingPolls(1_000_000);
        UploadFailedException e = failure(UploadFailedException.class, UPLOAD + "&uploadTimeout=20", CONTENT.open(0));
        answer("file/upload_info", Examples.alfaFile("upload_info.processing"));
        answer("file/upload_info", Examples.alfaFile("upload_info.processing"));
        answer("file/upload_info", Examples.alfaFile("upload_info.done"));
        InputStream unreadable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("The body was read");
            }
        };

        AlfaFile file = result(AlfaFile.class, UPLOAD + "&uploadId=" + e.getUploadId(), unreadable);

        assertThat(file.name()).isEqualTo("test_2.zip");
        assertOneCopySentOnce();
    }

    @Test
    void aSessionThatIsDoneBeforeItsFileShowsIsTakenUpAndPolledOn() {
        answer("file/upload_info", "{\"response\":{\"upload\":{\"file\":[],\"state\":2}},\"status\":200}");
        answer("file/upload_info", Examples.alfaFile("upload_info.done"));

        assertThat(result(AlfaFile.class, "alfafile:upload?uploadId=RF", null).id())
                .isEqualTo("GH");
    }

    @Test
    void aSessionThatIsDoneIsTakenUpWithoutItsBytesAndWasNoInstantUpload() {
        answer("file/upload_info", Examples.alfaFile("upload_info.done"));

        Exchange exchange = send("alfafile:upload?uploadId=RF", null);

        assertThat(succeeded(AlfaFile.class, exchange).id()).isEqualTo("GH");
        assertThat(exchange.getMessage().getHeader(AlfaFileConstants.INSTANT_UPLOAD))
                .isEqualTo(false);
    }

    @Test
    void aSessionThatFailedIsBegunAnewWhereTheNameIsKnown() {
        answer("file/upload_info", Examples.alfaFile("upload_info.processing").replace("\"state\":1", "\"state\":3"));

        AlfaFile file = result(AlfaFile.class, UPLOAD + "&uploadId=RF", CONTENT.open(0));

        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertOneCopySentOnce();
    }

    @Test
    void aSessionThatFailedIsFinalWhereTheNameIsNotKnown() {
        answer("file/upload_info", Examples.alfaFile("upload_info.processing").replace("\"state\":1", "\"state\":3"));

        UploadFailedException e = failure(UploadFailedException.class, "alfafile:upload?uploadId=RF", CONTENT.open(0));

        assertThat(e.getUploadId()).isEqualTo("RF");
        assertThat(SERVER.calls("file/upload")).isZero();
    }

    @Test
    void aPollThatIsRefusedForGoodEndsTheUpload() {
        SERVER.failNext("file/upload_info", 299, "Something new", 1);

        UnexpectedResponseException e = failure(UnexpectedResponseException.class, UPLOAD, CONTENT.open(0));

        assertThat(e).hasMessageContaining("Something new");
        assertThat(SERVER.calls("file/upload_info")).isEqualTo(1);
    }

    @Test
    void anAnswerOfAnotherMd5IsCorrupt() {
        answer("file/upload_info", Examples.alfaFile("upload_info.done"));

        CorruptTransferException e = failure(CorruptTransferException.class, UPLOAD, CONTENT.open(0));

        assertThat(e)
                .hasMessageContaining("aed49fdd25ae495e44375f6636aed59c")
                .hasMessageContaining(CONTENT.md5())
                .hasMessageContaining("'GH'");
        // Another upload would be another file.
        assertThat(e.isRetryable()).isFalse();
        assertThat(spooled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50_000})
    void anAnswerOfAnotherSizeIsCorrupt(int size) {
        Content content = Content.random(size, 3);
        answer(
                "file/upload_info",
                Examples.alfaFile("upload_info.done").replace("aed49fdd25ae495e44375f6636aed59c", content.md5()));

        CorruptTransferException e = failure(CorruptTransferException.class, UPLOAD, content.open(0));

        assertThat(e).hasMessageContaining("310452 bytes").hasMessageContaining(" " + size + " bytes");
    }

    @Test
    void whatTheAnswerLeavesOutIsNoContradiction() {
        answer(
                "file/upload_info",
                "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"file\":{\"file_id\":\"GH\"},\"state\":2}},"
                        + "\"status\":200}");

        assertThat(result(AlfaFile.class, UPLOAD, CONTENT.open(0)).id()).isEqualTo("GH");
    }

    @Test
    void anInstantAnswerOfAnotherMd5IsCorrupt() {
        answer("file/upload", Examples.alfaFile("upload.done"));

        failure(CorruptTransferException.class, UPLOAD, CONTENT.toByteArray());

        assertThat(SERVER.bytesReceived()).isZero();
    }

    @Test
    void doneWithoutAFileIsAnError() {
        answer(
                "file/upload",
                "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"url\":null,\"file\":[],\"state\":2}},\"status\":200}");

        assertThat(send(UPLOAD, CONTENT.toByteArray()).getException(FileHostException.class))
                .hasMessageContaining("'RF'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"upload_id\":null,", "\"upload_id\":\"\",", "\"upload_id\":\"no ID\","})
    void aSessionWithoutAnIdIsAnErrorBeforeAnyByteIsSent(String id) {
        answer(
                "file/upload",
                "{\"response\":{\"upload\":{" + id + "\"url\":\"" + SERVER.streamUrl()
                        + "/ul/RF\",\"file\":[],\"state\":0}},\"status\":200}");

        assertThat(send(UPLOAD, CONTENT.toByteArray()).getException())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("upload ID");
        assertThat(SERVER.bytesReceived()).isZero();
    }

    @Test
    void aSessionThatIsTakenUpHasTheIdThatWasAskedForWhateverTheAnswerSays() {
        UploadSession started = result(
                UploadSession.class,
                "alfafile:startUpload?fileName=a.bin",
                null,
                Map.of(AlfaFileConstants.MD5, CONTENT.md5(), AlfaFileConstants.SIZE, CONTENT.size()));
        answer(
                "file/upload_info",
                "{\"response\":{\"upload\":{\"url\":\"" + started.url()
                        + "\",\"file\":[],\"state\":0}},\"status\":200}");

        AlfaFile file = result(AlfaFile.class, "alfafile:upload?uploadId=" + started.id(), CONTENT.toByteArray());

        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(SERVER.callsOf("file/upload_info"))
                .extracting(call -> call.param("upload_id"))
                .containsOnly(started.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"/ul/RF\"", "\"file:///tmp/RF\""})
    void aSessionWithoutAUrlIsAnError(String url) {
        answer(
                "file/upload",
                "{\"response\":{\"upload\":{\"upload_id\":\"RF\",\"url\":" + url
                        + ",\"file\":[],\"state\":0}},\"status\":200}");

        assertThat(send(UPLOAD, CONTENT.toByteArray()).getException(FileHostException.class))
                .hasMessageContaining("'RF'")
                .hasMessageContaining("URL");
    }

    @Test
    void aListenerHearsOfTheUpload() {
        RecordingListener listener = new RecordingListener();
        context.getRegistry().bind("meter", listener);
        SERVER.processingPolls(2);

        result(AlfaFile.class, UPLOAD + "&transferListener=#meter", CONTENT.open(0));

        assertThat(listener.events).containsExactly("started", "completed");
        assertThat(listener.bytes).isEqualTo(CONTENT.size());
        assertThat(listener.transfers).allSatisfy(transfer -> {
            assertThat(transfer.provider()).isEqualTo("alfafile");
            assertThat(transfer.operation()).isEqualTo("upload");
            assertThat(transfer.name()).isEqualTo("a.bin");
            assertThat(transfer.size()).isEqualTo(CONTENT.size());
        });
    }

    @Test
    void aListenerHearsOfAFailure() {
        RecordingListener listener = new RecordingListener();
        context.getRegistry().bind("meter", listener);
        SERVER.failUpload(UploadFault.failState(), 2);

        UploadFailedException e =
                failure(UploadFailedException.class, UPLOAD + "&transferListener=#meter", CONTENT.open(0));

        assertThat(listener.events).startsWith("started").endsWith("failed").doesNotContain("completed");
        assertThat(listener.cause).isSameAs(e);
    }

    @Test
    void aListenerHearsNothingOfAnInstantUpload() {
        RecordingListener listener = new RecordingListener();
        context.getRegistry().bind("meter", listener);
        SERVER.knows(CONTENT);

        result(AlfaFile.class, UPLOAD + "&transferListener=#meter", CONTENT.open(0));

        assertThat(listener.events).isEmpty();
    }

    private static void assertOneCopySentOnce() {
        assertThat(SERVER.uploadsReceived()).hasSize(1);
        assertThat(SERVER.streamRequests()).hasSize(1);
    }
}
