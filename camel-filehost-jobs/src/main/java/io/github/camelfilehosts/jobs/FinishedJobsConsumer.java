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
package io.github.camelfilehosts.jobs;

import io.github.camelfilehosts.jobs.internal.HandOut;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/** Hands out each finished job, to one node at a time, until an exchange succeeds. */
class FinishedJobsConsumer extends ScheduledPollConsumer {

    private final FileHostJobsEndpoint endpoint;

    FinishedJobsConsumer(FileHostJobsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected int poll() throws Exception {
        int handedOut = 0;
        for (HandOut job : endpoint.jobs().finished().waiting(endpoint.getMaxMessagesPerPoll())) {
            if (!isRunAllowed()) {
                break;
            }
            if (job.tryWith(this::handOut)) {
                handedOut++;
            }
        }
        return handedOut;
    }

    /** Returns whether the exchange succeeded. */
    private boolean handOut(MirrorJob job) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(job);
            exchange.getMessage().setHeader(FileHostJobsConstants.PRODUCED_JOB_ID, job.id());
            getProcessor().process(exchange);
            Exception failure = exchange.getException();
            if (failure != null) {
                getExceptionHandler().handleException("The finished job will be handed out again", exchange, failure);
            }
            return failure == null && !exchange.isRollbackOnly();
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
