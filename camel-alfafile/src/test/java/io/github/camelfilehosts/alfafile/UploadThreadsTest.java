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

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.contract.RecordingListener;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.UploadFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On which threads uploads run, and how many of them side by side. */
class UploadThreadsTest extends AlfaFileTestSupport {

    private final RecordingListener listener = new RecordingListener();

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setTransferListener(listener);
        options.setMaxConcurrentTransfers(3);
        SERVER.instantUploads(false);
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + directory.resolve("in") + "?initialDelay=0&delay=20&noop=true")
                        .routeId("files")
                        .autoStartup(false)
                        .to("alfafile:upload")
                        .to("mock:done");
                from("direct:copy").to("alfafile:download").to("alfafile:upload");
                from("direct:fetch")
                        .to("alfafile:download?downloadDirectory=" + directory.resolve("out"))
                        .to("alfafile:upload");
            }
        };
    }

    @Test
    void oneConsumerThreadKeepsSeveralUploadsGoingAndNeverMoreThanAllowed() throws Exception {
        Path in = Files.createDirectories(directory.resolve("in"));
        for (int i = 0; i < 9; i++) {
            Files.write(in.resolve(i + ".bin"), Content.random(20_000, i).toByteArray());
        }
        SERVER.failUpload(UploadFault.drip(100_000), 9);
        MockEndpoint done = context.getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(9);

        context.getRouteController().startRoute("files");

        done.assertIsSatisfied();
        assertThat(SERVER.maxConcurrentUploads()).isEqualTo(3);
        assertThat(SERVER.files()).hasSize(9);
    }

    @Test
    void uploadsThatWaitForProcessingHaveNoThreadEach() throws Exception {
        StubMapping noAnswerYet = SERVER.wireMock()
                .stubFor(post(urlPathEqualTo("/api/v1/file/upload_info")).willReturn(serverError()));
        List<CompletableFuture<Exchange>> uploads = new ArrayList<>();
        String uri = "alfafile:upload?pollInterval=100&uploadTimeout=30000";
        for (int i = 0; i < 200; i++) {
            String name = i + ".txt";
            uploads.add(template.asyncSend(uri, exchange -> {
                exchange.getMessage().setBody("content of " + name);
                exchange.getMessage().setHeader(AlfaFileConstants.NAME, name);
            }));
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> SERVER.uploadsReceived().size() == 200);

        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("alfafile-"))
                .count();

        assertThat(threads).isLessThan(20);
        assertThat(uploads).noneMatch(CompletableFuture::isDone);
        SERVER.wireMock().removeStub(noAnswerYet);
        for (CompletableFuture<Exchange> upload : uploads) {
            succeeded(AlfaFile.class, upload.get(30, TimeUnit.SECONDS));
        }
    }

    /**
     * What is asked again: the announcement, the session that is taken up, the session whose bytes may have arrived.
     */
    @ParameterizedTest
    @CsvSource({
        "file/upload, false, io.github.camelfilehosts.TemporaryFailureException",
        "file/upload_info, false, io.github.camelfilehosts.TemporaryFailureException",
        "file/upload_info, true, io.github.camelfilehosts.UploadFailedException"
    })
    void anUploadThatWaitsToAskAgainHoldsNoSlot(String method, boolean sent, Class<? extends Throwable> stopped)
            throws Exception {
        String one = "alfafile:upload?maxConcurrentTransfers=1";
        Map<String, Object> headers = new HashMap<>(Map.of(AlfaFileConstants.NAME, "waits.txt"));
        if (sent) {
            SERVER.failUpload(UploadFault.dropReply(true), 1);
        } else if (method.equals("file/upload_info")) {
            Exchange started = send(
                    "alfafile:startUpload?maxConcurrentTransfers=1",
                    null,
                    Map.of(
                            AlfaFileConstants.NAME,
                            "waits.txt",
                            AlfaFileConstants.MD5,
                            Content.of("waits").md5(),
                            AlfaFileConstants.SIZE,
                            5));
            headers.put(
                    AlfaFileConstants.UPLOAD_ID, started.getMessage().getHeader(AlfaFileConstants.PRODUCED_UPLOAD_ID));
        }
        SERVER.failCall(method, ApiFault.status(503, "50"), 1);
        int asked = SERVER.callsOf(method).size();
        CompletableFuture<Exchange> waits = template.asyncSend(one, exchange -> {
            exchange.getMessage().setBody("waits");
            exchange.getMessage().setHeaders(headers);
        });
        await().until(() -> SERVER.callsOf(method).size() > asked);

        CompletableFuture<Exchange> other = template.asyncSend(one, exchange -> {
            exchange.getMessage().setBody("other");
            exchange.getMessage().setHeader(AlfaFileConstants.NAME, "other.txt");
        });

        assertThat(succeeded(AlfaFile.class, other.get(20, TimeUnit.SECONDS)).name())
                .isEqualTo("other.txt");
        assertThat(waits).isNotDone();
        context.stop();
        assertThat(waits.get(20, TimeUnit.SECONDS).getException())
                .isInstanceOf(stopped)
                .hasMessageContaining("503");
    }

    @Test
    void anUploadLeavesTheCallersThreadFree() {
        result(AlfaFile.class, "alfafile:upload?fileName=a.txt", "text");

        assertThat(listener.threads).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    @Test
    void aSynchronousUploadRunsOnTheCallersThread() {
        SERVER.processingPolls(2);

        result(AlfaFile.class, "alfafile:upload?fileName=a.txt&synchronous=true", "text");

        assertThat(listener.threads).containsOnly(Thread.currentThread());
    }

    @Test
    void aTransactedUploadRunsOnTheCallersThread() {
        SERVER.processingPolls(2);

        Exchange exchange = template.request("alfafile:upload?fileName=a.txt", transacted -> {
            transacted.getMessage().setBody("text");
            transacted.getExchangeExtension().setTransacted(true);
        });

        succeeded(AlfaFile.class, exchange);
        assertThat(listener.threads).containsOnly(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:copy", "direct:fetch"})
    void copiesOnOneAccountDoNotWaitForEachOther(String route) throws Exception {
        List<CompletableFuture<Object>> copies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SERVER.addFile("F" + i, i + ".bin", Content.random(100_000, i));
        }
        for (int i = 0; i < 20; i++) {
            copies.add(template.asyncRequestBody(route, "F" + i, Object.class));
        }
        for (CompletableFuture<Object> copy : copies) {
            assertThat(copy.get(30, TimeUnit.SECONDS)).isInstanceOf(AlfaFile.class);
        }
        assertThat(SERVER.files()).hasSize(40);
        assertThat(SERVER.maxConcurrentUploads()).isLessThanOrEqualTo(3);
    }

    @Test
    void theAccountsOwnLimitCountsWhereItIsLower() {
        SERVER.parallelUploads(1).failUpload(UploadFault.drip(100_000), 4);
        // The login tells it.
        template.requestBody("alfafile:userInfo", null, Object.class);

        List<CompletableFuture<Object>> uploads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            uploads.add(template.asyncRequestBodyAndHeader(
                    "alfafile:upload",
                    Content.random(10_000, i).toByteArray(),
                    AlfaFileConstants.NAME,
                    i + ".bin",
                    Object.class));
        }

        uploads.forEach(upload -> assertThat(upload).succeedsWithin(Duration.ofSeconds(20)));
        assertThat(SERVER.maxConcurrentUploads()).isEqualTo(1);
    }
}
