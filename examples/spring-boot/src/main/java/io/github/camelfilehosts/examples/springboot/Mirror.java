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
package io.github.camelfilehosts.examples.springboot;

import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.filefactory.FileFactoryConstants;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Mirrors files, several at the same time, in the order in which they were started. */
@Service
class Mirror {

    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

    private final ThreadPoolExecutor threads;
    private final Jobs jobs;
    private final Flights flights;
    private final Transfers transfers;

    /** The files' passwords, by job. They are kept only here: after a restart they must be given again. */
    private final Map<Long, String> passwords = new ConcurrentHashMap<>();

    /** @param parallel how many files move at the same time */
    Mirror(Jobs jobs, Flights flights, Transfers transfers, @Value("${console.parallel}") int parallel) {
        this.jobs = jobs;
        this.flights = flights;
        this.transfers = transfers;
        this.threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(parallel);
    }

    /** Continues the jobs of the last process. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        jobs.resume().forEach(this::submit);
    }

    /** Threads are not interrupted, because the database would then close its file. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        threads.getQueue().clear();
        threads.shutdown();
    }

    /** @param password the file's password; null for none */
    void start(long id, String password) {
        if (password != null && !password.isEmpty()) {
            passwords.put(id, password);
        }
        jobs.queue(id).ifPresent(job -> submit(job.id()));
    }

    /** Starts all jobs in this state that need no password. */
    void startAll(JobState state) {
        jobs.startable(state).forEach(id -> start(id, null));
    }

    private void submit(long id) {
        threads.execute(() -> jobs.begin(id).ifPresent(this::mirror));
    }

    private void mirror(Job job) {
        try {
            transfers.move(job, flights.begin(job.id(), Flight.Phase.PREPARING), MirrorRoutes.MIRROR, exchange -> {
                exchange.getMessage().setHeader(FileFactoryConstants.FILE_ID, job.fileId());
                exchange.getMessage().setHeader(FileFactoryConstants.FILE_PASSWORD, passwords.get(job.id()));
                exchange.getMessage().setHeader(AlfaFileConstants.UPLOAD_KEY, "job-" + job.id());
            });
            passwords.remove(job.id());
        } catch (RuntimeException e) {
            LOG.info("Job {} did not arrive: {}", job.id(), e.getMessage());
        }
    }
}
