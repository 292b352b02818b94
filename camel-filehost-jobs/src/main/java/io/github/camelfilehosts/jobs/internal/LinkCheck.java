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

import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileStatus;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks the links of a hundred jobs in one call. */
final class LinkCheck {

    private static final int LINKS_A_CALL = 100;

    private final CheckTable jobs;
    private final Standstill standstill;
    private final Hosts hosts;
    private final Patience patience;
    private final JobMeters meters;
    private final InstantSource clock;

    LinkCheck(
            CheckTable jobs,
            Standstill standstill,
            Hosts hosts,
            Patience patience,
            JobMeters meters,
            InstantSource clock) {
        this.jobs = jobs;
        this.standstill = standstill;
        this.hosts = hosts;
        this.patience = patience;
        this.meters = meters;
        this.clock = clock;
    }

    /** Checks the due links of a FileFactory component; returns how many jobs each account has got. */
    Map<String, Long> run(String fileFactory) {
        List<MirrorJob> due = jobs.due(fileFactory, LINKS_A_CALL);
        if (due.isEmpty()) {
            return Map.of();
        }
        List<FileInfo> files;
        try {
            files = hosts.fileInfo(
                    fileFactory, due.stream().map(MirrorJob::fileId).toList());
        } catch (Exception e) {
            failed(fileFactory, due, Obstacle.of(e));
            return Map.of();
        }
        standstill.end(fileFactory);
        record(due, files);
        return due.stream().collect(Collectors.groupingBy(MirrorJob::account, Collectors.counting()));
    }

    private void record(List<MirrorJob> due, List<FileInfo> files) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            MirrorJob job = due.get(i);
            FileStatus status = files.get(i).status();
            changes.add(
                    status == FileStatus.ONLINE
                            ? jobs.good(job, files.get(i))
                            : jobs.dead(job, "FileFactory reports the file as " + status));
        }
        jobs.apply(changes);
        for (int i = 0; i < due.size(); i++) {
            FileStatus status = files.get(i).status();
            if (status != FileStatus.ONLINE) {
                dead(due.get(i), status.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void failed(String fileFactory, List<MirrorJob> due, Obstacle obstacle) {
        if (standstill.begin(fileFactory, obstacle)) {
            return;
        }
        jobs.apply(due.stream().map(job -> putOff(job, obstacle)).toList());
        due.stream().filter(this::isLastAttempt).forEach(job -> dead(job, obstacle.failure()));
    }

    private Change putOff(MirrorJob job, Obstacle obstacle) {
        if (isLastAttempt(job)) {
            return jobs.dead(job, obstacle.reason());
        }
        Duration wait = obstacle.retryAfter() == null ? patience.afterAttempts(job.attempts()) : obstacle.retryAfter();
        return jobs.later(job, clock.instant().plus(wait), obstacle.reason());
    }

    private boolean isLastAttempt(MirrorJob job) {
        return job.attempts() + 1 >= patience.maxAttempts();
    }

    private void dead(MirrorJob job, String outcome) {
        Instant now = clock.instant();
        meters.finished(outcome, Duration.between(job.submitted(), now));
    }
}
