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

/** The jobs that are over, and have yet to be handed out. Thread-safe. */
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

    /** Those that were handed out to nobody yet, or in vain some time ago, or by somebody who has died over that. */
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

    /** Whether nobody else hands it out until then. */
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

    /** Whether it is still the one who began to hand it out until then that goes on. */
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

    /** Whoever got it has dealt with it. One that began anew is another. */
    void done(MirrorJob job) {
        database.update(
                "update filehost_job set handed_out = true, handing_out_until = 0, hand_outs_failed = 0"
                        + " where id = ? and finished = ?",
                job.id(),
                job.finished().toEpochMilli());
    }

    /**
     * Whoever got it has not dealt with it: it is handed out again after a while, unless somebody else does so already.
     *
     * @param failures how often it was handed out in vain before
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
