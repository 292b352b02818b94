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

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one job of an account after the other. An account has as many lanes as files that it may move at once.
 */
final class MirrorLane {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorLane.class);

    private final LaneTable jobs;
    private final Standstill standstill;
    private final Hosts hosts;
    private final Leases leases;
    private final Patience patience;
    private final JobMeters meters;
    private final InstantSource clock;

    MirrorLane(
            LaneTable jobs,
            Standstill standstill,
            Hosts hosts,
            Leases leases,
            Patience patience,
            JobMeters meters,
            InstantSource clock) {
        this.jobs = jobs;
        this.standstill = standstill;
        this.hosts = hosts;
        this.leases = leases;
        this.patience = patience;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Carries out the next job, if one is due.
     *
     * @param more whether it may be one that the lane has not begun
     */
    void run(String account, String lane, boolean more, CurrentlyExecuting lease) {
        ClaimedJob claimed = leases.isClosed() ? null : jobs.claim(account, lane, more);
        if (claimed == null) {
            return;
        }
        MirrorJob job = claimed.job();
        Exchange exchange = hosts.exchange(claimed.file());
        leases.begin(exchange.getExchangeId(), lease);
        AlfaFile file;
        try {
            file = hosts.mirror(job, exchange);
        } catch (Exception e) {
            failed(claimed, Obstacle.of(e));
            return;
        } finally {
            leases.end(exchange.getExchangeId());
        }
        if (jobs.done(claimed, file.id(), file.url())) {
            finished(job, Meters.OK);
        }
        standstill.end(job.account());
        standstill.end(job.fileFactory());
    }

    private void failed(ClaimedJob claimed, Obstacle obstacle) {
        MirrorJob job = claimed.job();
        if (leases.isClosed()) {
            jobs.release(claimed);
        } else if (standstill.begin(account(job, obstacle), obstacle)) {
            jobs.release(claimed);
        } else if (obstacle.kind() == Obstacle.Kind.FINAL || job.attempts() + 1 >= patience.maxAttempts()) {
            LOG.debug("Job {} has failed: {}", job.id(), obstacle.reason());
            if (jobs.failed(claimed, obstacle.reason())) {
                finished(job, obstacle.failure());
            }
        } else {
            Duration wait =
                    obstacle.retryAfter() == null ? patience.afterAttempts(job.attempts()) : obstacle.retryAfter();
            LOG.debug("Job {} is tried again in {}: {}", job.id(), wait, obstacle.reason());
            jobs.retry(claimed, clock.instant().plus(wait), obstacle.reason());
        }
    }

    private void finished(MirrorJob job, String outcome) {
        meters.finished(outcome, Duration.between(job.submitted(), clock.instant()));
    }

    private static String account(MirrorJob job, Obstacle obstacle) {
        return Hosts.FILE_FACTORY.equals(obstacle.provider()) ? job.fileFactory() : job.account();
    }
}
