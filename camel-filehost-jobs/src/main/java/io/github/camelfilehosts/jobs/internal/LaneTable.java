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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The jobs whose files wait or are being moved. Each change names the claim of its job, so a lane that has lost a job
 * changes nothing of it. No statement looks at more than a few rows, however many jobs wait. Thread-safe.
 */
final class LaneTable {

    /** How many jobs a lane may find taken by others before it looks again. */
    private static final int CANDIDATES = 20;

    /**
     * The jobs of an account that one FileFactory component fetches.
     *
     * @param due when the first of them is due
     */
    private record Queue(String fileFactory, long due) {}

    private final Database database;
    private final InstantSource clock;

    LaneTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A job for a lane: one that it has begun before, otherwise one that is due. Null if there is none.
     *
     * @param more whether it may take one that it has not begun
     */
    ClaimedJob claim(String account, String lane, boolean more) {
        ClaimedJob begun = database.first(
                JobRow::claimed, "select * from filehost_job where lane = ? and state = 'RUNNING'", lane);
        if (begun != null) {
            return take(begun, lane);
        }
        if (!more) {
            return null;
        }
        long now = clock.millis();
        for (Queue queue : queues(account)) {
            for (ClaimedJob candidate : queue.due() > now ? List.<ClaimedJob>of() : due(account, queue, now)) {
                ClaimedJob mine = take(candidate, lane);
                if (mine != null) {
                    return mine;
                }
            }
        }
        return null;
    }

    /** The queues in which a job waits; the one that has waited longest comes first. */
    private List<Queue> queues(String account) {
        List<Queue> queues = new ArrayList<>();
        Queue next = nextQueue(account, "");
        while (next != null) {
            queues.add(next);
            next = nextQueue(account, next.fileFactory());
        }
        queues.sort(Comparator.comparingLong(Queue::due));
        return queues;
    }

    /** The next queue by name; "distinct" would look at each of the account's jobs. */
    private Queue nextQueue(String account, String after) {
        return database.first(
                row -> new Queue(row.getString(1), row.getLong(2)),
                "select file_factory, due from filehost_job where account = ? and state = 'CHECKED'"
                        + " and file_factory > ? order by account, state, file_factory, due limit 1",
                account,
                after);
    }

    private List<ClaimedJob> due(String account, Queue queue, long now) {
        return database.list(
                JobRow::claimed,
                "select * from filehost_job where account = ? and state = 'CHECKED' and file_factory = ? and due <= ?"
                        + " and not exists (select 1 from filehost_hold where account in (?, ?) and held_until > ?)"
                        + " order by account, state, file_factory, due limit " + CANDIDATES,
                account,
                queue.fileFactory(),
                now,
                account,
                queue.fileFactory(),
                now);
    }

    /** Null if another lane was faster. */
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

    /**
     * When a lane has work next; empty if no job waits.
     *
     * @param more whether it may take one that it has not begun
     */
    Optional<Instant> nextTurn(String account, String lane, boolean more) {
        if (database.first(row -> true, "select 1 from filehost_job where lane = ? and state = 'RUNNING'", lane)
                != null) {
            return Optional.of(clock.instant());
        }
        return more
                ? queues(account).stream()
                        .map(queue -> HoldTable.afterHold(database, queue.due(), account, queue.fileFactory()))
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** The file is at AlfaFile; false if the job has been taken over meanwhile. */
    boolean done(ClaimedJob job, String resultId, String resultUrl) {
        return end(job, JobState.DONE, null, resultId, resultUrl);
    }

    /** The file cannot be mirrored; false if the job has been taken over meanwhile. */
    boolean failed(ClaimedJob job, String reason) {
        return end(job, JobState.FAILED, reason, null, null);
    }

    private boolean end(ClaimedJob job, JobState state, String reason, String resultId, String resultUrl) {
        return database.update(
                        "update filehost_job set state = ?, reason = ?, result_id = ?, result_url = ?, finished = ?,"
                                + " lane = null where id = ? and state = 'RUNNING' and claim = ?",
                        state.name(),
                        reason,
                        resultId,
                        resultUrl,
                        clock.millis(),
                        job.job().id(),
                        job.claim())
                == 1;
    }

    /** The job was stopped, not for a failure of its own. */
    void release(ClaimedJob job) {
        again(job, clock.instant(), 0, job.job().reason());
    }

    /** The job is tried again. */
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
}
