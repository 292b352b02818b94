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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
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

/** Starting and stopping, in real time, and that nothing is left of it. */
public interface LifecycleContract extends ComponentTest {

    private String toDirectory() {
        return downloadUri() + "?downloadDirectory=" + directory();
    }

    default CompletableFuture<Exchange> sendAsync(String uri) {
        return context()
                .createProducerTemplate()
                .asyncSend(uri, exchange -> exchange.getMessage().setBody("abc"));
    }

    default void stopWithin(int seconds) {
        long begin = System.nanoTime();
        context().stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(seconds));
    }

    default void verifyNothingIsLeft() {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(server().downloadsInProgress()).isZero();
            assertThat(server().openConnections()).isZero();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(Thread::isAlive)
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains(words().scheme() + "-"));
        });
    }

    @Test
    default void stoppingEndsAWaitForARetryAtOnce() throws Exception {
        server().failNextWith(words().infoMethod(), 503, "text/html", "", Map.of("Retry-After", "50"), 9);
        CompletableFuture<Exchange> sent = sendAsync(infoUri());
        await().until(() -> server().calls(words().infoMethod()) == 1);

        stopWithin(10);

        assertThat(sent.get(5, TimeUnit.SECONDS).getException(TemporaryFailureException.class))
                .hasMessageContaining("stopping");
        assertThat(server().calls(words().infoMethod())).isEqualTo(1);
    }

    @Test
    default void stoppingEndsADownloadThatWaitsForARetryAtOnce() throws Exception {
        addFile("abc", "a.bin", Content.random(100_000, 1));
        server().failDownload("abc", DownloadFault.status(503, 50), 9);
        CompletableFuture<Exchange> sent = sendAsync(toDirectory());
        await().until(() -> server().downloads("abc") == 1);

        stopWithin(10);

        assertThat((Throwable) sent.get(5, TimeUnit.SECONDS).getException())
                .isInstanceOf(TemporaryFailureException.class);
        assertThat(server().downloads("abc")).isEqualTo(1);
        verifyNothingIsLeft();
    }

    @Test
    default void stoppingEndsADownloadWhoseServerIsSilent() throws Exception {
        addFile("abc", "a.bin", Content.random(1_000_000, 1));
        server().failDownload("abc", DownloadFault.hangAfter(500_000), 1);
        CompletableFuture<Exchange> sent = sendAsync(toDirectory());
        await().until(() -> server().bytesServed() == 500_000);

        context().getShutdownStrategy().setTimeout(1);
        stopWithin(15);

        assertThat((Throwable) sent.get(5, TimeUnit.SECONDS).getException()).isInstanceOf(FileHostException.class);
        verifyNothingIsLeft();
    }

    @Test
    default void tlsSettingsThatCannotBeStopTheStart() throws Exception {
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setSecureSocketProtocol("none");
        try (FileHostComponent component = newComponent()) {
            component.setCamelContext(context());
            component.setSslContextParameters(parameters);

            assertThatThrownBy(component::start).hasStackTraceContaining("none");
        }
    }

    @Test
    default void nothingIsLeftAfterwards() throws Exception {
        addFile("abc", "a.bin", Content.random(5_000_000, 1));
        result(File.class, toDirectory() + "&downloadConnections=4", "abc");
        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            in.readNBytes(1000);
        }

        context().stop();

        verifyNothingIsLeft();
    }

    @Test
    default void itRestartsInTheSameProcess() throws Exception {
        addFile("abc", "a.bin", Content.random(100_000, 1));
        for (int i = 0; i < 3; i++) {
            result(File.class, toDirectory() + "&fileExist=Override", "abc");
            context().stop();
            verifyNothingIsLeft();
            restartCamel();
        }
        assertThat(server().downloads("abc")).isEqualTo(1);
    }

    @Test
    default void aComponentRestartsInARunningContext() throws Exception {
        addFile("abc", "a.bin", Content.random(100_000, 1));
        succeed(accountUri(), null);

        component().stop();
        component().start();

        succeed(infoUri() + "?maxRetries=1", "abc");
        try (InputStream in =
                result(HostedFile.class, downloadUri() + "?maxRetries=1", "abc").open()) {
            assertThat(in.readAllBytes()).hasSize(100_000);
        }
    }

    @Test
    default void twoComponentsUnderDifferentNamesShareOneSession() throws Exception {
        String scheme = words().scheme();
        FileHostComponent other = newComponent();
        useAccount(other);
        context().addComponent(scheme + "2", other);

        List<Exchange> exchanges = Crowd.results(
                20, i -> send((i % 2 == 0 ? scheme : scheme + "2") + ":" + words().accountOperation(), null));

        assertThat(exchanges).noneMatch(Exchange::isFailed);
        assertThat(server().calls(words().loginMethod())).isEqualTo(1);

        // The other one goes on with it.
        component().stop();
        succeed(scheme + "2:" + words().accountOperation(), null);
        assertThat(server().calls(words().loginMethod())).isEqualTo(1);
    }

    @Test
    default void anotherContextHasASessionOfItsOwn() throws Exception {
        succeed(accountUri(), null);
        restartCamel();

        succeed(accountUri(), null);

        assertThat(server().calls(words().loginMethod())).isEqualTo(2);
    }
}
