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

import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.EventDrivenPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The consumer of {@code pollEnrich}, {@code poll} and consumer templates: one message at a time, for which the service
 * is asked on the thread of the caller, when it wants one.
 */
final class FileHostPollingConsumer extends EventDrivenPollingConsumer {

    private final FileHostEndpoint<?> endpoint;

    FileHostPollingConsumer(FileHostEndpoint<?> endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected Consumer createConsumer() throws Exception {
        FileHostConsumer<?> consumer = (FileHostConsumer<?>) super.createConsumer();
        consumer.setStartScheduler(false);
        consumer.setMaxMessagesPerPoll(1);
        return consumer;
    }

    @Override
    protected FileHostConsumer<?> getConsumer() {
        return (FileHostConsumer<?>) super.getConsumer();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(getConsumer());
    }

    @Override
    public Exchange receive() {
        return receive(Long.MAX_VALUE);
    }

    @Override
    public Exchange receiveNoWait() {
        return receive(0);
    }

    @Override
    public Exchange receive(long timeout) {
        long start = now();
        while (isRunAllowed()) {
            if (poll() > 0) {
                return super.receive(0);
            }
            long left = timeout - (now() - start);
            if (left <= 0 || !pause(Math.min(left, endpoint.getTimeUnit().toMillis(endpoint.getDelay())))) {
                return null;
            }
        }
        return null;
    }

    private long now() {
        return endpoint.getFileHostComponent().clock().millis();
    }

    /** Returns whether to go on. */
    private boolean pause(long millis) {
        try {
            return endpoint.getFileHostComponent().sleeper().sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int poll() {
        PollingConsumerPollStrategy strategy = getConsumer().getPollStrategy();
        int retries = 0;
        while (true) {
            try {
                return strategy.begin(getConsumer(), endpoint) ? poll(strategy) : 0;
            } catch (Exception e) {
                if (!isWorthAnother(strategy, retries, e)) {
                    throw e instanceof RuntimeException ours ? ours : new RuntimeCamelException(e);
                }
                retries++;
            }
        }
    }

    private int poll(PollingConsumerPollStrategy strategy) throws Exception {
        int polled = getConsumer().poll();
        if (polled == 0 && getConsumer().isSendEmptyMessageWhenIdle()) {
            process(endpoint.createExchange());
            polled = 1;
        }
        strategy.commit(getConsumer(), endpoint, polled);
        return polled;
    }

    private boolean isWorthAnother(PollingConsumerPollStrategy strategy, int retries, Exception failure) {
        try {
            return strategy.rollback(getConsumer(), endpoint, retries, failure);
        } catch (Exception e) {
            throw e instanceof RuntimeException theirs ? theirs : new RuntimeCamelException(e);
        }
    }
}
