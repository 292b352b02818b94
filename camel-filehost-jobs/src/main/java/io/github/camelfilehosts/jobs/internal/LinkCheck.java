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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks for the links of a hundred jobs in one call. */
final class LinkCheck {

    private static final int LINKS_A_CALL = 100;

    private final JobTable jobs;
    private final Standstill standstill;
    private final Hosts hosts;
    private final Patience patience;
    private final InstantSource clock;

    LinkCheck(JobTable jobs, Standstill standstill, Hosts hosts, Patience patience, InstantSource clock) {
        this.jobs = jobs;
        this.standstill = standstill;
        this.hosts = hosts;
        this.patience = patience;
        this.clock = clock;
    }

    /** Checks what is due of a FileFactory component; gives the accounts that have got jobs, and how many. */
    Map<String, Long> run(String fileFactory) {
        List<MirrorJob> due = jobs.unchecked(fileFactory, LINKS_A_CALL);
        if (due.isEmpty()) {
            return Map.of();
        }
        try {
            List<FileInfo> files = hosts.fileInfo(
                    fileFactory, due.stream().map(MirrorJob::fileId).toList());
            standstill.end(fileFactory);
            for (int i = 0; i < due.size(); i++) {
                record(due.get(i), files.get(i));
            }
        } catch (DatabaseException e) {
            throw e;
        } catch (Exception e) {
            Obstacle obstacle = Obstacle.of(e);
            if (!standstill.begin(fileFactory, obstacle)) {
                due.forEach(job -> putOff(job, obstacle));
            }
        }
        return due.stream().collect(Collectors.groupingBy(MirrorJob::account, Collectors.counting()));
    }

    private void record(MirrorJob job, FileInfo file) {
        if (file.status() == FileStatus.ONLINE) {
            jobs.checked(job, file);
        } else {
            jobs.dead(job, "FileFactory says that the file is " + file.status());
        }
    }

    private void putOff(MirrorJob job, Obstacle obstacle) {
        if (job.attempts() + 1 >= patience.maxAttempts()) {
            jobs.dead(job, obstacle.reason());
        } else {
            Instant due = clock.instant()
                    .plus(
                            obstacle.retryAfter() == null
                                    ? patience.afterAttempts(job.attempts())
                                    : obstacle.retryAfter());
            jobs.uncheckedUntil(job, due, obstacle.reason());
        }
    }
}
