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

import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The finished jobs that are still to be handed out. Thread-safe. */
public final class FinishedTable {

    private final Database database;
    private final Patience patience;
    private final Heartbeat heartbeat;
    private final InstantSource clock;

    FinishedTable(Database database, Patience patience, Heartbeat heartbeat, InstantSource clock) {
        this.database = database;
        this.patience = patience;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /** Those that were not handed out yet, or whose last hand-out failed some time ago or ended with its process. */
    public List<HandOut> waiting(int most) {
        return database.list(
                row -> new HandOut(this, JobRow.job(row), row.getInt("hand_outs_failed"), heartbeat),
                "select * from filehost_job where handed_out = false and finished is not null"
                        + " and handing_out_until <= ? order by handed_out, finished limit " + most,
                clock.millis());
    }

    Instant now() {
        return clock.instant();
    }

    /** Begins to hand it out until then; false if somebody else does. */
    boolean begin(MirrorJob job, long until) {
        return database.update(
                        "update filehost_job set handing_out_until = ?"
                                + " where id = ? and finished = ? and handed_out = false and handing_out_until <= ?",
                        until,
                        job.id(),
                        job.finished().toEpochMilli(),
                        clock.millis())
                == 1;
    }

    /** Extends a hand-out that ends then; false if it is no longer this one. */
    boolean goOn(MirrorJob job, long until, long next) {
        return database.update(
                        "update filehost_job set handing_out_until = ?"
                                + " where id = ? and finished = ? and handed_out = false and handing_out_until = ?",
                        next,
                        job.id(),
                        job.finished().toEpochMilli(),
                        until)
                == 1;
    }

    /** The hand-out has succeeded. It does not count for a job that was started again meanwhile. */
    void done(MirrorJob job) {
        database.update(
                "update filehost_job set handed_out = true, handing_out_until = 0, hand_outs_failed = 0"
                        + " where id = ? and finished = ?",
                job.id(),
                job.finished().toEpochMilli());
    }

    /**
     * The hand-out has failed. The job is handed out again after a while, unless somebody else does so already.
     *
     * @param failures how many hand-outs have failed before
     */
    void failed(MirrorJob job, int failures, long until) {
        database.update(
                "update filehost_job set handing_out_until = ?, hand_outs_failed = ?"
                        + " where id = ? and finished = ? and handed_out = false and handing_out_until = ?",
                now().plus(patience.afterAttempts(failures)).toEpochMilli(),
                failures + 1,
                job.id(),
                job.finished().toEpochMilli(),
                until);
    }
}
