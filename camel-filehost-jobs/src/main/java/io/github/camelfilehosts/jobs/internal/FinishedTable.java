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
    private final InstantSource clock;

    FinishedTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that were handed out to nobody yet, or to somebody who has not come back for long. */
    public List<MirrorJob> waiting(int most) {
        return database.list(
                JobRow::job,
                "select * from filehost_job where handed_out = false and finished is not null"
                        + " and handing_out_until <= ? order by handed_out, finished limit " + most,
                clock.millis());
    }

    /** Whether nobody else hands it out for a while. */
    public boolean begin(MirrorJob job, Instant until) {
        return database.update(
                        "update filehost_job set handing_out_until = ?"
                                + " where id = ? and finished = ? and handed_out = false and handing_out_until <= ?",
                        until.toEpochMilli(),
                        job.id(),
                        job.finished().toEpochMilli(),
                        clock.millis())
                == 1;
    }

    /** Whoever got it has dealt with it; or has not, and it is handed out again. One that began anew is another. */
    public void end(MirrorJob job, boolean handedOut) {
        database.update(
                "update filehost_job set handed_out = ?, handing_out_until = 0 where id = ? and finished = ?",
                handedOut,
                job.id(),
                job.finished().toEpochMilli());
    }
}
