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
import io.github.camelfilehosts.OurThreads;
import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.UploadFault;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What does not end within Camel's shutdown time-out is ended, wherever it is just then; and so is what an interrupted
 * thread does.
 */
class CancellationTest extends AlfaFileTestSupport {

    /** For a machine that has other work. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than the buffers of sockets hold. */
    private static final Content CONTENT = Content.random(20_000_000, 1);

    private static final Map<String, String> MUCH_LATER = Map.of("Retry-After", "50");

    /** How something ends before its time. */
    enum End {
        STOP,
        STOP_OVER_A_CALLERS_THREAD,
        INTERRUPT;

        String upload() {
            return "alfafile:upload?fileName=a.bin&synchronous=" + (this != STOP);
        }
    }

    private final List<SentExchange> all = new ArrayList<>();

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setMaxConcurrentTransfers(1);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(200);
    }

    private SentExchange begin(Object body, String... steps) throws Exception {
        String from = "direct:" + all.size();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).noStreamCaching().to(steps);
            }
        });
        SentExchange sent = new SentExchange(
                context, from, exchange -> exchange.getMessage().setBody(body));
        all.add(sent);
        return sent;
    }

    /** Ends what is under way, and looks what was left. */
    private void end(End end, Class<? extends FileHostException> expected) throws Exception {
        if (end == End.INTERRUPT) {
            all.forEach(SentExchange::interrupt);
        } else {
            context.stop();
        }
        for (SentExchange sent : all) {
            assertThat(sent.failure()).isExactlyInstanceOf(expected);
            assertThat(sent.leftInterrupted()).isEqualTo(end == End.INTERRUPT);
        }
        context.stop();
        await().atMost(PATIENCE).until(() -> OurThreads.of("alfafile").isEmpty());
        assertThat(all).allSatisfy(sent -> assertThat(sent.callbacks()).isEqualTo(1));
        assertThat(spooled()).isEmpty();
        assertThat(SERVER.files()).allSatisfy(file -> assertThat(file.id()).isEqualTo("GH"));
    }

    private static void noConnectionIsLeft() {
        await().atMost(PATIENCE).until(() -> SERVER.openConnections() == 0);
    }

    private void restart() throws Exception {
        stopCamel();
        startCamel();
    }

    @ParameterizedTest
    @EnumSource
    void bytesOnTheirWay(End end) throws Exception {
        SERVER.failUpload(UploadFault.drip(5_000_000), 1);
        begin(CONTENT.toByteArray(), end.upload());
        await().atMost(PATIENCE).until(() -> SERVER.bytesReceived() > 0);

        end(end, TemporaryFailureException.class);

        noConnectionIsLeft();
        restart();
        result(AlfaFile.class, end.upload(), CONTENT.toByteArray());
        assertThat(SERVER.files()).hasSize(1);
    }

    /** The one who writes is stuck in the midst of it. */
    @ParameterizedTest
    @EnumSource(names = "INTERRUPT", mode = EnumSource.Mode.EXCLUDE)
    void bytesThatNobodyTakes(End end) throws Exception {
        SERVER.failUpload(UploadFault.drip(1000), 1);
        begin(CONTENT.toByteArray(), end.upload());
        await().atMost(PATIENCE).until(() -> SERVER.bytesReceived() > 0);

        end(end, TemporaryFailureException.class);
    }

    @ParameterizedTest
    @EnumSource
    void processing(End end) throws Exception {
        SERVER.processingPolls(1_000_000);
        begin("text", end.upload() + "&uploadTimeout=1h");
        await().atMost(PATIENCE).until(() -> SERVER.calls("file/upload_info") > 1);

        end(end, UploadFailedException.class);

        noConnectionIsLeft();
        String id = ((UploadFailedException) all.get(0).failure()).getUploadId();
        restart();
        assertThat((Throwable) send(end.upload() + "&uploadTimeout=1&uploadId=" + id, null)
                        .getException())
                .isInstanceOf(UploadFailedException.class);
        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aWaitForARetry(End end) throws Exception {
        SERVER.failNextWith("file/upload", 503, "text/html", "", MUCH_LATER, 9);
        begin("text", end.upload());
        await().atMost(PATIENCE).until(() -> SERVER.calls("file/upload") == 1);

        end(end, TemporaryFailureException.class);

        assertThat(SERVER.calls("file/upload")).isEqualTo(1);
    }

    /** All bytes were sent, and the answer got lost. */
    @ParameterizedTest
    @EnumSource
    void aSecondLook(End end) throws Exception {
        SERVER.failUpload(UploadFault.dropReply(false), 1);
        begin("text", end.upload() + "&pollInterval=1h");
        await().atMost(PATIENCE).until(() -> SERVER.calls("file/upload_info") == 1);

        end(end, UploadFailedException.class);

        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTransferThatWaitsForItsTurn(End end) throws Exception {
        SERVER.failUpload(UploadFault.drip(1_000_000), 1);
        begin(CONTENT.toByteArray(), end.upload());
        await().atMost(PATIENCE).until(() -> SERVER.uploadSessions().size() == 1);
        begin("text", end.upload());

        end(end, TemporaryFailureException.class);

        assertThat(SERVER.uploadSessions()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "INTERRUPT", mode = EnumSource.Mode.EXCLUDE)
    void anUploadWhoseSourceIsSilent(End end) throws Exception {
        SERVER.instantUploads(false).addFile("GH", "a.bin", CONTENT);
        SERVER.failDownload("GH", DownloadFault.hangAfter(500_000), 1);
        begin("GH", "alfafile:download", end.upload());
        await().atMost(PATIENCE).until(() -> SERVER.bytesServed() == 500_000);

        end(end, TemporaryFailureException.class);

        noConnectionIsLeft();
    }

    /** A caller's thread that reads the caller's stream is the caller's to interrupt. */
    @ParameterizedTest
    @EnumSource(names = "STOP_OVER_A_CALLERS_THREAD", mode = EnumSource.Mode.EXCLUDE)
    void aBodyThatDoesNotEnd(End end) throws Exception {
        try (PipedOutputStream out = new PipedOutputStream()) {
            begin(new PipedInputStream(out), end.upload());
            out.write(new byte[100]);
            await().atMost(PATIENCE).until(() -> !spooled().isEmpty());

            end(end, TemporaryFailureException.class);
        }
        assertThat(SERVER.calls("file/upload")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aWaitForTheBudget(End end) throws Exception {
        component.getConfiguration().setRequestsPerHour(5);
        component.getConfiguration().setMaxWait(Duration.ofHours(1));
        // The login takes the only one that may go at once.
        begin("text", end.upload());
        await().atMost(PATIENCE).until(() -> SERVER.logins() == 1);

        end(end, TemporaryFailureException.class);

        assertThat(SERVER.calls("file/upload")).isZero();
    }
}
