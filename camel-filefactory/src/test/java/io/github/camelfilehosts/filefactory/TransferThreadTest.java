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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import java.io.File;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which thread moves the bytes of a download to a directory. */
class TransferThreadTest extends FileFactoryTestSupport {

    private final AtomicReference<Thread> mover = new AtomicReference<>();

    @BeforeEach
    void bindListener() {
        SERVER.addFile("abc", "a.bin", Content.random(200_000, 1));
        context.getRegistry().bind("listener", new TransferListener() {
            @Override
            public void started(Transfer transfer) {
                mover.set(Thread.currentThread());
            }
        });
    }

    @Test
    void theCallersThreadIsLeftFree() throws Exception {
        SERVER.failDownload("abc", DownloadFault.hangAfter(100_000), 1);
        Processing processing = new Processing("", "abc", false);

        assertThat(processing.start()).isFalse();
        assertThat(processing.ended).isNotDone();
        await().until(() -> SERVER.bytesServed() == 100_000);
        // Breaks what hangs; the rest is then resumed.
        context.stop();

        processing.ended.get(10, TimeUnit.SECONDS);
        assertThat(processing.callbacks).hasValue(1);
        assertThat(mover.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void theCallbackIsCalledOnceWhenTheFileIsThere() throws Exception {
        Processing processing = new Processing("", "abc", false);

        assertThat(processing.start()).isFalse();

        Exchange exchange = processing.ended.get(10, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(File.class)).hasSize(200_000);
        assertThat(mover.get().getName()).contains("filefactory-transfer");
        assertThat(processing.callbacks).hasValue(1);
    }

    @Test
    void aFailureOfTheTransferIsCalledBackOnce() throws Exception {
        SERVER.failDownload("abc", DownloadFault.redirectToCodePage(251), 9);
        Processing processing = new Processing("", "abc", false);

        assertThat(processing.start()).isFalse();

        Exchange exchange = processing.ended.get(10, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isInstanceOf(FileNotFoundOnHostException.class);
        assertThat(processing.callbacks).hasValue(1);
    }

    @Test
    void aFailureBeforeTheTransferIsCalledBackOnceOnTheCallersThread() throws Exception {
        Processing processing = new Processing("", "gone", false);

        assertThat(processing.start()).isTrue();

        assertThat(processing.ended.getNow(null).getException()).isInstanceOf(FileNotFoundOnHostException.class);
        assertThat(processing.callbacks).hasValue(1);
    }

    @Test
    void synchronousRunsOnTheCallersThread() throws Exception {
        Processing processing = new Processing("&synchronous=true", "abc", false);

        assertThat(processing.start()).isTrue();

        assertThat(processing.ended.getNow(null).getMessage().getBody(File.class))
                .hasSize(200_000);
        assertThat(mover.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void aTransactedExchangeStaysOnTheCallersThread() throws Exception {
        Processing processing = new Processing("", "abc", true);

        assertThat(processing.start()).isTrue();

        assertThat(processing.ended.getNow(null).getException()).isNull();
        assertThat(mover.get()).isSameAs(Thread.currentThread());
    }

    private final class Processing {
        private final AsyncProducer producer;
        private final Exchange exchange;
        private final CompletableFuture<Exchange> ended = new CompletableFuture<>();
        private final AtomicInteger callbacks = new AtomicInteger();

        Processing(String options, String id, boolean transacted) throws Exception {
            var endpoint = context.getEndpoint(
                    "filefactory:download?transferListener=#listener&downloadDirectory=" + directory + options);
            producer = endpoint.createAsyncProducer();
            producer.start();
            exchange = endpoint.createExchange();
            exchange.getMessage().setBody(id);
            exchange.getExchangeExtension().setTransacted(transacted);
        }

        boolean start() {
            return producer.process(exchange, doneSync -> {
                callbacks.incrementAndGet();
                ended.complete(exchange);
            });
        }
    }
}
