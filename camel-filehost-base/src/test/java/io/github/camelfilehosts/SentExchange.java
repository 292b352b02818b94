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
package io.github.camelfilehosts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.EventHelper;

/**
 * An exchange that is sent to an endpoint on a thread of its own, as a consumer would: what becomes of it, and how
 * often that is said.
 */
public final class SentExchange {

    private final Exchange exchange;
    private final Thread sender;
    private final CompletableFuture<Exchange> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> returned = new CompletableFuture<>();
    private final AtomicInteger callbacks = new AtomicInteger();

    public SentExchange(CamelContext context, String uri, Consumer<Exchange> preparation) throws Exception {
        Endpoint endpoint = context.getEndpoint(uri);
        exchange = endpoint.createExchange();
        preparation.accept(exchange);
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        sender = new Thread(() -> send(producer), "sender");
        sender.start();
    }

    private void send(AsyncProducer producer) {
        EventHelper.notifyExchangeSending(exchange.getContext(), exchange, producer.getEndpoint());
        producer.process(exchange, doneSync -> {
            EventHelper.notifyExchangeSent(exchange.getContext(), exchange, producer.getEndpoint(), 0);
            callbacks.incrementAndGet();
            ended.complete(exchange);
        });
        returned.complete(Thread.currentThread().isInterrupted());
    }

    public void interrupt() {
        sender.interrupt();
    }

    public boolean isDone() {
        return ended.isDone();
    }

    /** What became of it. */
    public Exchange end() throws Exception {
        return ended.get(20, TimeUnit.SECONDS);
    }

    /** What it failed with. */
    public Exception failure() throws Exception {
        return end().getException();
    }

    /** Whether the thread that sent it has come back from that interrupted. */
    public boolean leftInterrupted() throws Exception {
        return returned.get(20, TimeUnit.SECONDS);
    }

    public int callbacks() {
        return callbacks.get();
    }
}
