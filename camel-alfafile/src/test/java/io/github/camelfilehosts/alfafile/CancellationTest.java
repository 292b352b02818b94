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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.contract.CancellationContract;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.UploadFault;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancellationTest extends AlfaFileTestSupport implements CancellationContract {

    /** More than the buffers of sockets hold. */
    private static final Content CONTENT = Content.random(20_000_000, 1);

    private final List<SentExchange> all = new ArrayList<>();

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setMaxConcurrentTransfers(1);
        context.setStreamCaching(false);
    }

    @Override
    public List<SentExchange> all() {
        return all;
    }

    private static String upload(End end) {
        return "alfafile:upload?fileName=a.bin&" + end.option();
    }

    private SentExchange begin(Object body, String... steps) throws Exception {
        return begin(body, List.of(steps));
    }

    /** Until the upload that it is for has come to it. */
    private void awaitFault() {
        await().atMost(PATIENCE).until(() -> SERVER.faultsNeverMet().isEmpty() && SERVER.bytesReceived() > 0);
    }

    private void endUploads(End end, Class<? extends FileHostException> expected) throws Exception {
        end(end, expected);

        assertThat(spooled()).isEmpty();
        assertThat(SERVER.files()).allSatisfy(file -> assertThat(file.id()).isEqualTo("GH"));
    }

    @ParameterizedTest
    @EnumSource
    void bytesOnTheirWay(End end) throws Exception {
        SERVER.failUpload(UploadFault.drip(5_000_000), 1);
        begin(CONTENT.toByteArray(), upload(end));
        awaitFault();

        endUploads(end, TemporaryFailureException.class);

        noConnectionIsLeft();
        restartCamel();
        result(AlfaFile.class, upload(end), CONTENT.toByteArray());
        assertThat(SERVER.files()).hasSize(1);
    }

    /** The one who writes is stuck in the midst of it. */
    @ParameterizedTest
    @EnumSource(names = "INTERRUPT", mode = EnumSource.Mode.EXCLUDE)
    void bytesThatNobodyTakes(End end) throws Exception {
        SERVER.failUpload(UploadFault.drip(1000), 1);
        begin(CONTENT.toByteArray(), upload(end));
        awaitFault();

        endUploads(end, TemporaryFailureException.class);
    }

    @ParameterizedTest
    @EnumSource
    void processing(End end) throws Exception {
        SERVER.processingPolls(1_000_000);
        begin("text", upload(end) + "&uploadTimeout=1h");
        await().atMost(PATIENCE).until(() -> SERVER.calls("file/upload_info") > 1);

        endUploads(end, UploadFailedException.class);

        noConnectionIsLeft();
        String id = ((UploadFailedException) all.get(0).failure()).getUploadId();
        restartCamel();
        assertThat((Throwable) send(upload(end) + "&uploadTimeout=1&uploadId=" + id, null)
                        .getException())
                .isInstanceOf(UploadFailedException.class);
        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anUploadThatWaitsForARetry(End end) throws Exception {
        SERVER.failNextWith("file/upload", 503, "text/html", "", MUCH_LATER, 9);
        begin("text", upload(end));
        await().atMost(PATIENCE).until(() -> SERVER.calls("file/upload") == 1);

        endUploads(end, TemporaryFailureException.class);

        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
    }

    /** All bytes were sent, and the answer got lost. */
    @ParameterizedTest
    @EnumSource
    void aSecondLook(End end) throws Exception {
        SERVER.failUpload(UploadFault.dropReply(false), 1);
        begin("text", upload(end) + "&pollInterval=1h");
        await().atMost(PATIENCE).until(() -> SERVER.calls("file/upload_info") == 1);

        endUploads(end, UploadFailedException.class);

        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTransferThatWaitsForItsTurn(End end) throws Exception {
        SERVER.failUpload(UploadFault.drip(1_000_000), 1);
        begin(CONTENT.toByteArray(), upload(end));
        awaitFault();
        begin("text", upload(end));

        endUploads(end, TemporaryFailureException.class);

        assertThat(SERVER.uploadSessions()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "INTERRUPT", mode = EnumSource.Mode.EXCLUDE)
    void anUploadWhoseSourceIsSilent(End end) throws Exception {
        SERVER.instantUploads(false).addFile("GH", "a.bin", CONTENT);
        SERVER.failDownload("GH", DownloadFault.hangAfter(500_000), 1);
        begin("GH", "alfafile:download", upload(end));
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() == 500_000);

        endUploads(end, TemporaryFailureException.class);

        noConnectionIsLeft();
    }

    /** A caller's thread that reads the caller's stream is the caller's to interrupt. */
    @ParameterizedTest
    @EnumSource(names = "STOP_OVER_A_CALLERS_THREAD", mode = EnumSource.Mode.EXCLUDE)
    void aBodyThatDoesNotEnd(End end) throws Exception {
        try (PipedOutputStream out = new PipedOutputStream()) {
            begin(new PipedInputStream(out), upload(end));
            out.write(new byte[100]);
            await().atMost(PATIENCE).until(() -> !spooled().isEmpty());

            endUploads(end, TemporaryFailureException.class);
        }
        assertThat(SERVER.calls("file/upload")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anUploadThatWaitsForTheBudget(End end) throws Exception {
        component.getConfiguration().setRequestsPerHour(5);
        component.getConfiguration().setMaxWait(Duration.ofHours(1));
        // The login takes the only one that may go at once.
        begin("text", upload(end));
        await().atMost(PATIENCE).until(() -> SERVER.logins() == 1);

        endUploads(end, TemporaryFailureException.class);

        assertThat(SERVER.calls("file/upload")).isZero();
    }
}
