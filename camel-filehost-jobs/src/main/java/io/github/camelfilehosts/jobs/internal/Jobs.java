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

import io.github.camelfilehosts.jobs.DatabaseMap;
import io.github.camelfilehosts.jobs.model.AccountJobsList;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

/** The jobs of a database, as one node sees them. Thread-safe. */
public final class Jobs implements AutoCloseable {

    /** Longer than anybody asks for an upload again. */
    private static final Duration UPLOADS_LIVE = Duration.ofDays(90);

    /** A session that nobody has renewed for so long is dead. */
    private static final Duration SESSIONS_LIVE = Duration.ofDays(7);

    private static final int ID_LENGTH = 32;

    private final JobTable jobs;
    private final HoldTable holds;
    private final Heartbeat heartbeat;
    private final FinishedTable finished;
    private final Workers workers;
    private final JobMeters meters;
    private final InstantSource clock = InstantSource.system();
    private final Database database;
    private final Leases leases = new Leases();
    private final Hosts hosts;
    private final JobScheduler scheduler;

    /**
     * @param threads how many files this node moves at most
     * @param lease after how long without a sign of life others go on
     */
    public Jobs(
            CamelContext context,
            DataSource dataSource,
            Patience patience,
            int threads,
            Duration lease,
            Duration pollInterval) {
        this.database = new Database(dataSource);
        this.jobs = new JobTable(database, clock);
        this.holds = new HoldTable(database, clock);
        this.heartbeat = new Heartbeat(context, lease);
        this.finished = new FinishedTable(database, patience, heartbeat, clock);
        this.workers = new Workers(dataSource, heartbeat);
        this.meters = JobMeters.of(context, new JobCounts(context, jobs, holds, clock));
        this.hosts = new Hosts(
                context,
                new DatabaseMap(dataSource, "sessions", SESSIONS_LIVE),
                new DatabaseMap(dataSource, "uploads", UPLOADS_LIVE),
                leases);
        Standstill standstill = new Standstill(holds, patience, clock);
        CheckTable checks = new CheckTable(database, clock);
        LaneTable files = new LaneTable(database, clock);
        this.scheduler = new JobScheduler(
                dataSource,
                jobs,
                checks,
                files,
                new Lanes(hosts, standstill, dataSource),
                new LinkCheck(checks, standstill, hosts, patience, meters, clock),
                new MirrorLane(files, standstill, hosts, leases, patience, meters, clock),
                clock,
                threads,
                lease,
                pollInterval);
    }

    /** Carries jobs out, until it is closed. */
    public synchronized void start() {
        if (leases.isClosed()) {
            // A CamelContext tells whom it has told once, also when that was stopped meanwhile.
            return;
        }
        MapTable.purge(database, clock);
        scheduler.start();
        workers.begin();
    }

    /**
     * Keeps a job.
     *
     * @return whether it is new: false if it was submitted before
     */
    public boolean submit(Destination to, String fileFactory, String fileId) {
        boolean submitted = jobs.submit(id(to, fileId), to, fileFactory, fileId);
        // A repeat, too: whoever kept it may have died before it came so far.
        scheduler.submitted(fileFactory);
        return submitted;
    }

    /** Begins a job anew if it has failed. Null if there is none of that ID. */
    public MirrorJob retry(String id) {
        jobs.retry(id);
        MirrorJob job = jobs.get(id);
        if (job != null) {
            scheduler.submitted(job.fileFactory());
        }
        return job;
    }

    /** Begins all jobs of an account anew that have failed; gives their number. */
    public int retryAll(String account) {
        int begun = jobs.retryAll(account);
        jobs.waitingFileFactories().forEach(scheduler::submitted);
        return begun;
    }

    /** The same file to the same place is the same job, whoever fetches it. */
    public static String id(Destination to, String fileId) {
        String job = to.account() + "\n" + fileId + "\n" + Objects.toString(to.folderId(), "")
                + (to.folderPath() == null ? "" : "\n" + to.folderPath());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(job.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null if there is none. */
    public MirrorJob get(String id) {
        return jobs.get(id);
    }

    /** How each account stands. */
    public AccountJobsList accounts() {
        return new AccountJobsList(holds.accounts());
    }

    /** The accounts that stand still. */
    public List<HoldTable.Hold> holds() {
        return holds.holds();
    }

    /** Whether this node can renew its leases: others take over what it cannot. */
    public boolean renewsLeases() {
        return scheduler.renewsLeases();
    }

    /** How many nodes carry jobs out. */
    public int workers() {
        return workers.alive();
    }

    /** Whether there are jobs that are not over. */
    public boolean isAnyUnfinished() {
        return jobs.isAnyUnfinished();
    }

    /** For who hands out what is finished. */
    public FinishedTable finished() {
        return finished;
    }

    /** Nothing is handed out any longer. */
    public void endHandOuts() {
        heartbeat.close();
    }

    /**
     * What is on its way is broken off, and goes on at another node, or after a restart; what is over is handed out
     * still.
     */
    @Override
    public synchronized void close() {
        if (leases.isClosed()) {
            return;
        }
        leases.close();
        scheduler.close();
        workers.end();
        hosts.close();
        meters.close();
    }
}
