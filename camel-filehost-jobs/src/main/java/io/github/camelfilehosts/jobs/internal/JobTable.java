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

import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Submits jobs and reads them. Thread-safe. */
public final class JobTable {

    private final Database database;
    private final InstantSource clock;

    public JobTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns whether the job is new; false if there is one with that ID. */
    boolean submit(String id, Destination to, String fileFactory, String fileId) {
        if (get(id) != null) {
            return false;
        }
        long now = clock.millis();
        return database.insert(
                "insert into filehost_job (id, account, file_factory, file_id, folder_id, folder_path, state, due,"
                        + " attempts, submitted, handed_out, handing_out_until)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, false, 0)",
                id,
                to.account(),
                fileFactory,
                fileId,
                to.folderId(),
                to.folderPath(),
                JobState.SUBMITTED.name(),
                now,
                now);
    }

    /** The job; null if there is none. */
    MirrorJob get(String id) {
        return database.first(JobRow::job, "select * from filehost_job where id = ?", id);
    }

    /** Starts a failed job again; any other job stays as it is. */
    void retry(String id) {
        retryWhere("id = ?", id);
    }

    /** Starts all failed jobs of an account again; returns their number. */
    int retryAll(String account) {
        return retryWhere("account = ?", account);
    }

    private int retryWhere(String condition, String value) {
        return database.update(
                "update filehost_job set state = 'SUBMITTED', due = ?, attempts = 0, reason = null, finished = null,"
                        + " handed_out = false, handing_out_until = 0, hand_outs_failed = 0 where state = 'FAILED' and "
                        + condition,
                clock.millis(),
                value);
    }

    /** Whether there are unfinished jobs. */
    boolean isAnyUnfinished() {
        return database.first(
                        row -> true,
                        "select 1 from filehost_job where state in ('SUBMITTED', 'CHECKED', 'RUNNING') limit 1")
                != null;
    }

    /** How many jobs are in each unfinished state. */
    Map<JobState, Long> unfinished() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        database.list(
                        row -> Map.entry(JobState.valueOf(row.getString(1)), row.getLong(2)),
                        "select state, count(*) from filehost_job where state in ('SUBMITTED', 'CHECKED', 'RUNNING')"
                                + " group by state")
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** The FileFactory components that have links to check. */
    List<String> waitingFileFactories() {
        return names("select distinct file_factory from filehost_job where state = 'SUBMITTED'");
    }

    /** The AlfaFile components that have files to upload. */
    List<String> waitingAccounts() {
        return names("select distinct account from filehost_job where state in ('CHECKED', 'RUNNING')");
    }

    private List<String> names(String sql) {
        return database.list(row -> row.getString(1), sql);
    }
}
