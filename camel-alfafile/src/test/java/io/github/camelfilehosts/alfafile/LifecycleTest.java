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
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.contract.LifecycleContract;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import io.github.camelfilehosts.test.UploadFault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of uploads too. */
class LifecycleTest extends AlfaFileTestSupport implements LifecycleContract {

    @Test
    void anUploadThatIsBeingProcessedFailsWithItsIdAndIsToldOnce() throws Exception {
        SERVER.processingPolls(1_000_000);
        SentExchange upload = begin();
        await().until(() -> SERVER.calls("file/upload_info") > 1);

        context.stop();

        await().atMost(Duration.ofSeconds(20)).until(upload::isDone);
        UploadFailedException e = failed(UploadFailedException.class, upload.end());
        assertThat(e.getUploadId()).isEqualTo(SERVER.uploadSessions().get(0).id());
        assertThat(e).hasMessageContaining("stopped");
        assertThat(spooled()).isEmpty();
        await().during(Duration.ofMillis(100)).until(() -> upload.callbacks() == 1);
        assertThat(SERVER.uploadsReceived()).hasSize(1);
    }

    @Test
    void anUploadWhoseBytesAreMovingEnds() throws Exception {
        SERVER.failUpload(UploadFault.drip(1000), 1);
        SentExchange upload = begin();
        await().until(() -> SERVER.bytesReceived() > 0);

        context.stop();

        await().atMost(Duration.ofSeconds(20)).until(upload::isDone);
        assertThat((Throwable) upload.failure()).isInstanceOf(FileHostException.class);
        assertThat(spooled()).isEmpty();
        await().during(Duration.ofMillis(100)).until(() -> upload.callbacks() == 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWaitForARetryEndsAtOnce(boolean synchronous) throws Exception {
        SERVER.failNext("user/login", 503, "Maintenance", 100);
        CompletableFuture<Exchange> upload = template.asyncSend(
                "alfafile:upload?fileName=a.txt&retryDelay=30000&synchronous=" + synchronous,
                exchange -> exchange.getMessage().setBody("text"));
        await().until(() -> SERVER.calls("user/login") == 1);

        component.stop();

        Exchange exchange = upload.get(5, TimeUnit.SECONDS);
        assertThat(exchange.getException(FileHostException.class)).hasMessageContaining("stopping");
    }

    @Test
    void nothingIsLeftOfAnUpload() throws Exception {
        result(
                AlfaFile.class,
                "alfafile:upload?fileName=a.bin",
                Content.random(100_000, 8).open(0));
        assertThat(SERVER.openConnections()).isPositive();

        context.stop();

        verifyNothingIsLeft();
    }

    @Test
    void theComponentCanBeStartedAgain() throws Exception {
        result(AlfaFile.class, "alfafile:upload?fileName=a.txt", "first");
        component.stop();
        component.start();

        // The same endpoint, and a new one.
        assertThat(result(AlfaFile.class, "alfafile:upload?fileName=a.txt", "second"))
                .isNotNull();
        assertThat(result(AlfaFile.class, "alfafile:upload?fileName=b.txt", "third"))
                .isNotNull();
        assertThat(SERVER.logins()).isEqualTo(2);
    }

    @Test
    void aRefusedLoginIsForgottenWhenTheComponentHasStopped() {
        String right = SERVER.password();
        SERVER.account(SERVER.login(), "another-" + Secrets.MARK);
        assertThat((Throwable) send("alfafile:userInfo", null).getException()).isNotNull();
        SERVER.account(SERVER.login(), right);
        assertThat((Throwable) send("alfafile:userInfo", null).getException()).isNotNull();

        component.stop();
        component.start();

        assertThat((Throwable) send("alfafile:userInfo", null).getException()).isNull();
    }

    @Test
    void aSuspendedRouteIsNoReasonToLogInAgain() {
        result(AlfaFile.class, "alfafile:upload?fileName=a.txt", "first");
        context.suspend();
        context.resume();

        result(AlfaFile.class, "alfafile:upload?fileName=b.txt", "second");

        assertThat(SERVER.logins()).isEqualTo(1);
    }

    /** Begins an upload as a route would. */
    private SentExchange begin() throws Exception {
        return new SentExchange(
                context,
                "alfafile:upload?fileName=a.bin&uploadTimeout=60000",
                exchange ->
                        exchange.getMessage().setBody(Content.random(200_000, 9).open(0)));
    }
}
