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
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The jobs whose links are still to be checked. Each change names the state before it. Thread-safe. */
final class CheckTable {

    private final Database database;
    private final InstantSource clock;

    CheckTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The jobs that are due, the oldest first. */
    List<MirrorJob> due(String fileFactory, int most) {
        // "order by" lists all columns of the index, because otherwise H2 would sort.
        return database.list(
                JobRow::job,
                "select * from filehost_job where file_factory = ? and state = 'SUBMITTED' and due <= ?"
                        + " and not exists (select 1 from filehost_hold where account = ? and held_until > ?)"
                        + " order by file_factory, state, due limit " + most,
                fileFactory,
                clock.millis(),
                fileFactory,
                clock.millis());
    }

    /** When the next job is due; empty if none waits. */
    Optional<Instant> next(String fileFactory) {
        Long due = database.first(
                row -> row.getLong(1),
                "select due from filehost_job where file_factory = ? and state = 'SUBMITTED'"
                        + " order by file_factory, state, due limit 1",
                fileFactory);
        return Optional.ofNullable(due).map(time -> HoldTable.afterHold(database, time, fileFactory));
    }

    /** The link is good. */
    Change good(MirrorJob job, FileInfo file) {
        return new Change(
                "update filehost_job set state = 'CHECKED', file_name = ?, file_size = ?, md5 = ?, premium_only = ?,"
                        + " password_protected = ?, due = ?, attempts = 0, reason = null"
                        + " where id = ? and state = 'SUBMITTED'",
                file.name(),
                file.size(),
                file.md5(),
                file.premiumOnly(),
                file.passwordProtected(),
                clock.millis(),
                job.id());
    }

    /** The link could not be checked this time. */
    Change later(MirrorJob job, Instant due, String reason) {
        return new Change(
                "update filehost_job set due = ?, attempts = attempts + 1, reason = ?"
                        + " where id = ? and state = 'SUBMITTED'",
                due.toEpochMilli(),
                reason,
                job.id());
    }

    /** The link does not lead to a file that can be mirrored. */
    Change dead(MirrorJob job, String reason) {
        return new Change(
                "update filehost_job set state = 'FAILED', reason = ?, finished = ?"
                        + " where id = ? and state = 'SUBMITTED'",
                reason,
                clock.millis(),
                job.id());
    }

    /** Makes all changes, or none. */
    void apply(List<Change> changes) {
        database.updateAll(changes);
    }
}
