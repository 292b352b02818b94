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

import io.github.camelfilehosts.jobs.model.AccountJobs;
import io.github.camelfilehosts.jobs.model.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The accounts that stand still for a while. Thread-safe. */
public final class HoldTable {

    /** An account that stands still, as it is stored. */
    public record Hold(String account, Instant until, boolean refused, String reason) {}

    /** How many jobs of an account are in a state. */
    private record Count(String account, JobState state, long jobs) {}

    private final Database database;
    private final InstantSource clock;

    public HoldTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Lets an account stand still, and replaces an earlier entry.
     *
     * @return false if the account was tried again with the same result, true otherwise
     */
    boolean hold(String account, Instant until, boolean refused, String reason) {
        Boolean before = database.first(
                row -> row.getBoolean(1), "select refused from filehost_hold where account = ?", account);
        String update = "update filehost_hold set held_until = ?, refused = ?, reason = ? where account = ?";
        if (database.update(update, until.toEpochMilli(), refused, reason, account) == 0
                && !database.insert(
                        "insert into filehost_hold (account, held_until, refused, reason) values (?, ?, ?, ?)",
                        account,
                        until.toEpochMilli(),
                        refused,
                        reason)) {
            database.update(update, until.toEpochMilli(), refused, reason, account);
        }
        return before == null || before != refused;
    }

    /** Something succeeded: the account no longer stands still. */
    void goesOn(String account) {
        database.update("delete from filehost_hold where account = ? and held_until <= ?", account, clock.millis());
    }

    /** The later of a time and the end of the last hold of these accounts. */
    static Instant afterHold(Database database, long time, String... accounts) {
        Long held = database.first(
                row -> row.getLong(1),
                "select max(held_until) from filehost_hold where account in (" + "?, ".repeat(accounts.length - 1)
                        + "?)",
                (Object[]) accounts);
        return Instant.ofEpochMilli(Math.max(time, held));
    }

    /** The accounts that stand still now. */
    public List<Hold> holds() {
        return database.list(
                HoldTable::hold,
                "select account, held_until, refused, reason from filehost_hold where held_until > ? or refused"
                        + " order by account",
                clock.millis());
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getBoolean(3), row.getString(4));
    }

    /** The status of each account, by name. */
    public List<AccountJobs> accounts() {
        Map<String, Map<JobState, Long>> jobs = new TreeMap<>();
        database.list(
                        row -> new Count(row.getString(1), JobState.valueOf(row.getString(2)), row.getLong(3)),
                        "select account, state, count(*) from filehost_job group by account, state"
                                + " union all"
                                + " select file_factory, state, count(*) from filehost_job group by"
                                + " file_factory, state")
                .forEach(count -> jobs.computeIfAbsent(count.account(), key -> new EnumMap<>(JobState.class))
                        .put(count.state(), count.jobs()));
        Map<String, Hold> holds = new TreeMap<>();
        database.list(HoldTable::hold, "select account, held_until, refused, reason from filehost_hold")
                .forEach(hold -> holds.put(hold.account(), hold));
        return jobs.entrySet().stream()
                .map(entry -> account(entry.getKey(), entry.getValue(), holds.get(entry.getKey())))
                .toList();
    }

    private static AccountJobs account(String name, Map<JobState, Long> jobs, Hold hold) {
        return hold == null
                ? new AccountJobs(name, jobs, false, null, null)
                : new AccountJobs(name, jobs, hold.refused(), hold.until(), hold.reason());
    }
}
