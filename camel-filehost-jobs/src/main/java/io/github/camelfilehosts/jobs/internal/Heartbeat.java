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
package io.github.camelfilehosts.jobs.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives signs of life, several within each lease, until they are cancelled. Thread-safe. */
public final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private static final int SIGNS_A_LEASE = 4;

    private final CamelContext context;
    private final Duration lease;
    private final ScheduledExecutorService thread;

    Heartbeat(CamelContext context, Duration lease) {
        this.context = context;
        this.lease = lease;
        this.thread =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "FileHostJobsHeartbeat");
    }

    /** After this time without a sign of life, other nodes take over. */
    Duration lease() {
        return lease;
    }

    /** Gives a sign repeatedly, the first one after a while, until the returned future is cancelled. */
    Future<?> begin(Runnable sign) {
        long pause = lease.dividedBy(SIGNS_A_LEASE).toMillis();
        return thread.scheduleWithFixedDelay(() -> give(sign), pause, pause, TimeUnit.MILLISECONDS);
    }

    private static void give(Runnable sign) {
        try {
            sign.run();
        } catch (RuntimeException e) {
            // Without the database no other node takes over either; the next sign may succeed.
            LOG.debug("The heartbeat failed: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownNow(thread);
    }
}
