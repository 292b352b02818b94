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

import io.github.camelfilehosts.SentExchange;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.contract.GracefulStopContract;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.UploadFault;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads too. */
class GracefulStopTest extends AlfaFileTestSupport implements GracefulStopContract {

    /** The bytes move although the service has them. */
    @Override
    protected void configure(AlfaFileConfiguration options) {
        SERVER.instantUploads(false);
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:own").to("alfafile:upload?fileName=b.bin&pollInterval=100");
                from("direct:callers").to("alfafile:upload?fileName=b.bin&pollInterval=100&synchronous=true");
                from("direct:copy").to("alfafile:download").to("alfafile:upload?fileName=b.bin");
            }
        };
    }

    private SentExchange begin(String uri, Object body) throws Exception {
        return new SentExchange(context, uri, exchange -> exchange.getMessage().setBody(body));
    }

    private void stopAndFindTheFile(SentExchange sent) throws Exception {
        assertThat(sent.isDone()).isFalse();

        context.stop();

        AlfaFile file = succeeded(AlfaFile.class, sent.end());
        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(SERVER.uploadsReceived()).hasSize(1);
        assertThat(spooled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:own", "direct:callers"})
    void anUploadArrives(String route) throws Exception {
        SERVER.failUpload(UploadFault.drip(1_500_000), 1);
        SentExchange sent = begin(route, CONTENT.toByteArray());
        await().atMost(PATIENCE).until(() -> SERVER.bytesReceived() > 0);

        stopAndFindTheFile(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:own", "direct:callers"})
    void anUploadIsProcessed(String route) throws Exception {
        SERVER.processingPolls(4);
        SentExchange sent = begin(route, CONTENT.toByteArray());
        await().atMost(PATIENCE).until(() -> SERVER.calls("file/upload_info") > 0);

        stopAndFindTheFile(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:own", "direct:callers"})
    void anUploadsRetryIsWaitedForAndMade(String route) throws Exception {
        SERVER.failNextWith("file/upload", 503, "text/html", "", Map.of("Retry-After", "1"), 1);
        SentExchange sent = begin(route, CONTENT.toByteArray());
        await().atMost(PATIENCE).until(() -> SERVER.calls("file/upload") == 1);

        stopAndFindTheFile(sent);
    }

    @Test
    void aCopyFromHereToHereArrives() throws Exception {
        SERVER.addFile("GH", "a.bin", CONTENT);
        SERVER.failDownload("GH", DownloadFault.drip(1_500_000), 1);
        SentExchange sent = begin("direct:copy", "GH");
        await().atMost(PATIENCE).until(() -> SERVER.bytesReceived() > 0);

        stopAndFindTheFile(sent);
    }
}
