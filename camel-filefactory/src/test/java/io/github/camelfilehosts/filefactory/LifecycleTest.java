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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.File;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;

/** Starting and stopping, in real time. */
class LifecycleTest extends FileFactoryTestSupport {

    private static final Map<String, String> RETRY_IN_A_MINUTE = Map.of("Retry-After", "50");

    @Override
    public FileFactoryComponent newComponent() {
        return new FileFactoryComponent();
    }

    @Test
    void stoppingEndsAWaitForARetryAtOnce() throws Exception {
        SERVER.failNextWith("getFileInfo", 503, "text/html", "", RETRY_IN_A_MINUTE, 9);
        CompletableFuture<Exchange> sent = sendAsync("filefactory:getFileInfo");
        await().until(() -> SERVER.calls("getFileInfo") == 1);

        stopWithin(10);

        FileHostException failure = failed(sent.get(5, TimeUnit.SECONDS));
        assertThat(failure).isInstanceOf(TemporaryFailureException.class).hasMessageContaining("stopping");
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(1);
    }

    @Test
    void stoppingEndsADownloadThatWaitsForARetryAtOnce() throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(100_000, 1));
        SERVER.failDownload("abc", DownloadFault.status(503, 50), 9);
        CompletableFuture<Exchange> sent = sendAsync("filefactory:download?downloadDirectory=" + directory);
        await().until(() -> SERVER.downloads("abc") == 1);

        stopWithin(10);

        assertThat(failed(sent.get(5, TimeUnit.SECONDS))).isInstanceOf(TemporaryFailureException.class);
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
        verifyNothingIsLeft();
    }

    @Test
    void stoppingEndsADownloadThatWaitsForAFreeLinksDelay() throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(100_000, 1))
                .linkType("free")
                .delay(50);
        CompletableFuture<Exchange> sent = sendAsync("filefactory:download?downloadDirectory=" + directory);
        await().until(() -> SERVER.calls("getDownloadLink") == 1);

        stopWithin(10);

        assertThat(sent.get(5, TimeUnit.SECONDS).getException()).isInstanceOf(FileHostException.class);
        verifyNothingIsLeft();
    }

    @Test
    void stoppingEndsADownloadWhoseServerIsSilent() throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(1_000_000, 1));
        SERVER.failDownload("abc", DownloadFault.hangAfter(500_000), 1);
        CompletableFuture<Exchange> sent = sendAsync("filefactory:download?downloadDirectory=" + directory);
        await().until(() -> SERVER.bytesServed() == 500_000);

        context.getShutdownStrategy().setTimeout(1);
        stopWithin(15);

        assertThat(sent.get(5, TimeUnit.SECONDS).getException()).isInstanceOf(FileHostException.class);
        verifyNothingIsLeft();
    }

    @Test
    void tlsSettingsThatCannotBeStopTheStart() throws Exception {
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setSecureSocketProtocol("none");
        try (FileFactoryComponent component = new FileFactoryComponent(context)) {
            component.setSslContextParameters(parameters);

            assertThatThrownBy(component::start).hasStackTraceContaining("none");
        }
    }

    @Test
    void nothingIsLeftAfterwards() throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(5_000_000, 1));
        result(File.class, "filefactory:download?downloadConnections=4&downloadDirectory=" + directory, "abc");
        try (InputStream in =
                result(HostedFile.class, "filefactory:download", "abc").open()) {
            in.readNBytes(1000);
        }

        context.stop();

        verifyNothingIsLeft();
    }

    @Test
    void itRestartsInTheSameProcess() throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(100_000, 1));
        for (int i = 0; i < 3; i++) {
            result(File.class, "filefactory:download?fileExist=Override&downloadDirectory=" + directory, "abc");
            context.stop();
            verifyNothingIsLeft();
            startCamel();
        }
        assertThat(SERVER.downloads("abc")).isEqualTo(1);
    }

    @Test
    void aComponentRestartsInARunningContext() throws Exception {
        SERVER.addFile("abc", "a.bin", Content.random(100_000, 1));
        succeed("filefactory:getMemberInfo", null);

        component.stop();
        component.start();

        succeed("filefactory:getFileInfo?maxRetries=1", "abc");
        try (InputStream in = result(HostedFile.class, "filefactory:download?maxRetries=1", "abc")
                .open()) {
            assertThat(in.readAllBytes()).hasSize(100_000);
        }
    }

    @Test
    void twoComponentsUnderDifferentNamesShareOneSession() throws Exception {
        FileFactoryComponent other = new FileFactoryComponent();
        useAccount(other.getConfiguration());
        context.addComponent("filefactory2", other);

        List<Exchange> exchanges =
                Crowd.results(20, i -> send((i % 2 == 0 ? "filefactory" : "filefactory2") + ":getMemberInfo", null));

        assertThat(exchanges).noneMatch(Exchange::isFailed);
        assertThat(SERVER.logins()).isEqualTo(1);

        // The other one goes on with it.
        component.stop();
        succeed("filefactory2:getMemberInfo", null);
        assertThat(SERVER.logins()).isEqualTo(1);
    }

    @Test
    void anotherContextHasASessionOfItsOwn() throws Exception {
        succeed("filefactory:getMemberInfo", null);
        stopCamel();
        startCamel();

        succeed("filefactory:getMemberInfo", null);

        assertThat(SERVER.logins()).isEqualTo(2);
    }

    private CompletableFuture<Exchange> sendAsync(String uri) {
        return template.asyncSend(uri, exchange -> exchange.getMessage().setBody("abc"));
    }

    private void stopWithin(int seconds) {
        long begin = System.nanoTime();
        context.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(seconds));
    }

    private static void verifyNothingIsLeft() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(SERVER.downloadsInProgress()).isZero();
            assertThat(SERVER.openConnections()).isZero();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("filefactory-"));
        });
    }
}
