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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.Account;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the consumers of both components have in common: a poll finds things, each becomes an exchange, and its outcome
 * is remembered. A thing whose exchange has not ended is not handed out again.
 *
 * @param <T> what a poll finds
 */
public abstract class FileHostConsumer<T> extends ScheduledBatchPollingConsumer implements ManagedAccounts {

    /** How many things are held and claimed at a time, however many a poll finds. */
    private static final int MOST_IN_A_BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(FileHostConsumer.class);

    private final FileHostEndpoint<?> endpoint;
    private final EndpointChecks checks;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    protected FileHostConsumer(FileHostEndpoint<?> endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.checks = new EndpointChecks(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        checks.startAccounts();
    }

    @Override
    protected void doStop() throws Exception {
        checks.stop();
        super.doStop();
    }

    /** The account that it polls with, once it has polled. */
    @Override
    public final Collection<Account> accounts() {
        Account account = endpoint.accountInUse();
        return account == null ? List.of() : List.of(account);
    }

    /**
     * The things to hand out, which are looked for as they are asked for. After a failure, the iterator goes on where
     * it was.
     *
     * @param underWay the IDs of the things to leave out, because their exchanges had not ended at the start
     */
    protected abstract Iterator<T> find(Set<String> underWay) throws Exception;

    /** The ID of a thing. */
    protected abstract String id(T found);

    /** Claims the thing; false if somebody else hands it out. */
    protected boolean claim(T found) {
        return true;
    }

    /**
     * Makes the exchange of a thing, and calls {@link #route} or {@link #giveUp}.
     *
     * @return whether the route got the exchange
     */
    protected abstract boolean handOut(T found, Exchange exchange) throws Exception;

    /** The exchange has succeeded. */
    protected abstract void taken(T found, Exchange exchange);

    /** The exchange has failed, or there was none; the thing must come again. */
    protected void failed(T found) {}

    /**
     * The context of calls for no exchange, or for one that has ended.
     *
     * @param exchange null for none
     */
    protected final CallContext context(Exchange exchange) {
        return endpoint.context(endpoint.getOperation().name(), exchange, getRouteId(), new AtomicLong());
    }

    /** Does nothing, because a {@link FileHostPollingConsumer} polls itself. */
    @Override
    public final void onInit() {}

    @Override
    public final long beforePoll(long timeout) {
        return timeout;
    }

    @Override
    public final void afterPoll() {}

    @Override
    protected final int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        int handedOut = 0;
        try {
            // A thing whose exchange ends during the search may have changed since, and is left for the next poll.
            Set<String> before = Set.copyOf(underWay);
            Iterator<T> found = find(before);
            Queue<Object> batch = nextBatch(found, before, handedOut);
            while (!batch.isEmpty()) {
                handedOut += processBatch(batch);
                batch = nextBatch(found, before, handedOut);
            }
            return handedOut;
        } catch (RuntimeException e) {
            endpoint.tellOfFailure(e, null);
            throw e;
        } finally {
            endpoint.forgetCredentials();
        }
    }

    private Queue<Object> nextBatch(Iterator<T> found, Set<String> before, int handedOut) {
        int room = maxMessagesPerPoll > 0 ? maxMessagesPerPoll - handedOut : MOST_IN_A_BATCH;
        Queue<Object> batch = new ArrayDeque<>();
        try {
            while (batch.size() < Math.min(room, MOST_IN_A_BATCH) && isBatchAllowed() && found.hasNext()) {
                T next = found.next();
                if (!before.contains(id(next)) && underWay.add(id(next))) {
                    if (isClaimed(next)) {
                        batch.add(next);
                    }
                }
            }
        } catch (RuntimeException e) {
            if (batch.isEmpty()) {
                throw e;
            }
            LOG.debug("The {} found so far come first, then it is tried again: {}", batch.size(), e.getMessage());
        }
        return batch;
    }

    private boolean isClaimed(T found) {
        boolean claimed = false;
        try {
            claimed = claim(found);
        } finally {
            if (!claimed) {
                underWay.remove(id(found));
            }
        }
        return claimed;
    }

    @Override
    @SuppressWarnings("unchecked")
    public final int processBatch(Queue<Object> batch) throws Exception {
        int size = batch.size();
        int index = 0;
        int handedOut = 0;
        try {
            while (!batch.isEmpty() && isBatchAllowed()) {
                T found = (T) batch.remove();
                pendingExchanges = batch.size();
                Exchange exchange = createExchange(true);
                exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
                exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
                exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, batch.isEmpty());
                if (handOut(found, exchange)) {
                    handedOut++;
                }
                index++;
            }
        } finally {
            pendingExchanges = 0;
            batch.forEach(left -> over((T) left));
        }
        return handedOut;
    }

    /** Passes the exchange to the route. A failure that is not handled goes to the consumer's exception handler. */
    protected final boolean route(T found, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new End(found));
        getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, true));
        return true;
    }

    /** Passes a failed exchange not to the route, but its failure to the consumer's exception handler. */
    protected final boolean giveUp(T found, Exchange exchange) {
        over(found);
        try {
            getExceptionHandler()
                    .handleException(
                            "Cannot hand out " + id(found) + ", which will be tried again",
                            exchange,
                            exchange.getException());
        } finally {
            releaseExchange(exchange, false);
        }
        return false;
    }

    private void over(T found) {
        try {
            failed(found);
        } finally {
            underWay.remove(id(found));
        }
    }

    /** The end of an exchange, by the route or by another one that took it with {@code pollEnrich}. */
    private final class End implements Synchronization {

        private final T found;

        End(T found) {
            this.found = found;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                over(found);
                return;
            }
            try {
                taken(found, exchange);
            } finally {
                underWay.remove(id(found));
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            over(found);
        }
    }
}
