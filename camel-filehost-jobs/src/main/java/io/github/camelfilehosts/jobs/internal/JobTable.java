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
import io.github.camelfilehosts.jobs.model.JobState;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The jobs. Each change names the state, or the claim, that it comes from: whoever has lost a job changes nothing of
 * it. Thread-safe.
 */
public final class JobTable {

    /** As many as one lane may find taken by others before it looks again. */
    private static final int CANDIDATES = 20;

    private static final String OPEN = " not exists (select 1 from filehost_hold h"
            + " where h.account in (j.account, j.file_factory) and h.held_until > ?)";

    private final Database database;
    private final InstantSource clock;

    public JobTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether it is new: false if there is one of that ID. */
    public boolean submit(String id, String account, String fileFactory, String fileId, String folderId) {
        if (get(id) != null) {
            return false;
        }
        long now = clock.millis();
        return database.insert(
                "insert into filehost_job (id, account, file_factory, file_id, folder_id, state, due, attempts,"
                        + " submitted, handed_out, handing_out_until) values (?, ?, ?, ?, ?, ?, ?, 0, ?, false, 0)",
                id,
                account,
                fileFactory,
                fileId,
                folderId,
                JobState.SUBMITTED.name(),
                now,
                now);
    }

    /** Null if there is none. */
    public MirrorJob get(String id) {
        return database.first(JobTable::job, "select * from filehost_job where id = ?", id);
    }

    /** Jobs whose links are due to be checked, the oldest first. */
    List<MirrorJob> unchecked(String fileFactory, int most) {
        return database.list(
                JobTable::job,
                "select * from filehost_job j where j.file_factory = ? and j.state = 'SUBMITTED' and j.due <= ? and"
                        + " not exists (select 1 from filehost_hold h where h.account = j.file_factory"
                        + " and h.held_until > ?) order by j.due limit " + most,
                fileFactory,
                clock.millis(),
                clock.millis());
    }

    /** The link is good. */
    void checked(MirrorJob job, FileInfo file) {
        database.update(
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
    void uncheckedUntil(MirrorJob job, Instant due, String reason) {
        database.update(
                "update filehost_job set due = ?, attempts = attempts + 1, reason = ?"
                        + " where id = ? and state = 'SUBMITTED'",
                due.toEpochMilli(),
                reason,
                job.id());
    }

    /** The link leads to nothing that can be mirrored. */
    void dead(MirrorJob job, String reason) {
        database.update(
                "update filehost_job set state = 'FAILED', reason = ?, finished = ?"
                        + " where id = ? and state = 'SUBMITTED'",
                reason,
                clock.millis(),
                job.id());
    }

    /** When the next link is due to be checked; nothing if none waits. */
    Optional<Instant> nextCheck(String fileFactory) {
        return earliest(
                "select min(greatest(j.due, coalesce(h.held_until, 0))) from filehost_job j"
                        + " left join filehost_hold h on h.account = j.file_factory"
                        + " where j.file_factory = ? and j.state = 'SUBMITTED'",
                fileFactory);
    }

    /** A job for a lane: what it has begun before, else one that is due. Null if there is none. */
    ClaimedJob claim(String account, String lane) {
        ClaimedJob begun = database.first(
                JobTable::claimed, "select * from filehost_job where lane = ? and state = 'RUNNING'", lane);
        if (begun != null) {
            return take(begun, lane);
        }
        List<ClaimedJob> due = database.list(
                JobTable::claimed,
                "select * from filehost_job j where j.account = ? and j.state = 'CHECKED' and j.due <= ? and" + OPEN
                        + " order by j.due limit " + CANDIDATES,
                account,
                clock.millis(),
                clock.millis());
        for (ClaimedJob candidate : due) {
            ClaimedJob mine = take(candidate, lane);
            if (mine != null) {
                return mine;
            }
        }
        return null;
    }

    /** Null if somebody else was faster. */
    private ClaimedJob take(ClaimedJob candidate, String lane) {
        String claim = UUID.randomUUID().toString();
        int taken = database.update(
                "update filehost_job set state = 'RUNNING', lane = ?, claim = ?"
                        + " where id = ? and state = ? and coalesce(claim, '') = ?",
                lane,
                claim,
                candidate.job().id(),
                candidate.job().state().name(),
                candidate.claim() == null ? "" : candidate.claim());
        return taken == 1 ? new ClaimedJob(candidate.job(), candidate.file(), claim) : null;
    }

    /** When a lane has something to do next; nothing if no job waits. */
    Optional<Instant> nextTurn(String account, String lane) {
        if (database.first(row -> true, "select 1 from filehost_job where lane = ? and state = 'RUNNING'", lane)
                != null) {
            return Optional.of(clock.instant());
        }
        return earliest(
                "select min(greatest(j.due, coalesce(a.held_until, 0), coalesce(f.held_until, 0)))"
                        + " from filehost_job j left join filehost_hold a on a.account = j.account"
                        + " left join filehost_hold f on f.account = j.file_factory"
                        + " where j.account = ? and j.state = 'CHECKED'",
                account);
    }

    private Optional<Instant> earliest(String sql, String account) {
        long millis = database.first(
                row -> {
                    long due = row.getLong(1);
                    return row.wasNull() ? -1 : due;
                },
                sql,
                account);
        return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** The file is there. */
    void done(ClaimedJob job, String resultId, String resultUrl) {
        end(job, JobState.DONE, null, resultId, resultUrl);
    }

    /** The file cannot be mirrored. */
    void failed(ClaimedJob job, String reason) {
        end(job, JobState.FAILED, reason, null, null);
    }

    private void end(ClaimedJob job, JobState state, String reason, String resultId, String resultUrl) {
        database.update(
                "update filehost_job set state = ?, reason = ?, result_id = ?, result_url = ?, finished = ?,"
                        + " lane = null where id = ? and state = 'RUNNING' and claim = ?",
                state.name(),
                reason,
                resultId,
                resultUrl,
                clock.millis(),
                job.job().id(),
                job.claim());
    }

    /** It did not come to an end, for no fault of its own. */
    void release(ClaimedJob job) {
        again(job, clock.instant(), 0, job.job().reason());
    }

    /** It is tried again. */
    void retry(ClaimedJob job, Instant due, String reason) {
        again(job, due, 1, reason);
    }

    private void again(ClaimedJob job, Instant due, int attempts, String reason) {
        database.update(
                "update filehost_job set state = 'CHECKED', lane = null, due = ?, attempts = attempts + ?, reason = ?"
                        + " where id = ? and state = 'RUNNING' and claim = ?",
                due.toEpochMilli(),
                attempts,
                reason,
                job.job().id(),
                job.claim());
    }

    /** Jobs that are over and were handed out to nobody yet, or to somebody who has not come back for long. */
    public List<MirrorJob> finished(int most) {
        return database.list(
                JobTable::job,
                "select * from filehost_job where handed_out = false and finished is not null"
                        + " and handing_out_until <= ? order by finished limit " + most,
                clock.millis());
    }

    /** Whether nobody else hands it out for a while. */
    public boolean beginHandingOut(MirrorJob job, Instant until) {
        return database.update(
                        "update filehost_job set handing_out_until = ?"
                                + " where id = ? and handed_out = false and handing_out_until <= ?",
                        until.toEpochMilli(),
                        job.id(),
                        clock.millis())
                == 1;
    }

    /** Whoever got it has dealt with it; or has not, and it is handed out again. */
    public void endHandingOut(MirrorJob job, boolean handedOut) {
        database.update(
                "update filehost_job set handed_out = ?, handing_out_until = 0 where id = ?", handedOut, job.id());
    }

    /** The FileFactory components that have links to check. */
    List<String> waitingFileFactories() {
        return names("select distinct file_factory from filehost_job where state = 'SUBMITTED'");
    }

    /** The AlfaFile components that files are to go to. */
    List<String> waitingAccounts() {
        return names("select distinct account from filehost_job where state in ('CHECKED', 'RUNNING')");
    }

    private List<String> names(String sql) {
        return database.list(row -> row.getString(1), sql);
    }

    private static ClaimedJob claimed(ResultSet row) throws SQLException {
        MirrorJob job = job(row);
        FileInfo file = new FileInfo(
                job.fileId(),
                FileStatus.ONLINE,
                job.name(),
                job.size(),
                null,
                null,
                job.md5(),
                (Boolean) row.getObject("premium_only"),
                (Boolean) row.getObject("password_protected"));
        return new ClaimedJob(job, file, row.getString("claim"));
    }

    private static MirrorJob job(ResultSet row) throws SQLException {
        return new MirrorJob(
                row.getString("id"),
                row.getString("account"),
                row.getString("file_factory"),
                row.getString("file_id"),
                row.getString("folder_id"),
                JobState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("file_name"),
                (Long) row.getObject("file_size"),
                row.getString("md5"),
                row.getString("result_id"),
                row.getString("result_url"),
                Instant.ofEpochMilli(row.getLong("submitted")),
                instant((Long) row.getObject("finished")));
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
