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

    /** Longer than any upload is asked for again. */
    private static final Duration UPLOADS_LIVE = Duration.ofDays(90);

    /** A session that was not renewed for this time is dead. */
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
     * @param threads the maximum number of files that this node moves at the same time
     * @param lease how long a node may give no sign of life before others take over
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

    /** Carries out jobs until it is closed. */
    public synchronized void start() {
        if (leases.isClosed()) {
            // A CamelContext may start this again after it was stopped.
            return;
        }
        MapTable.purge(database, clock);
        scheduler.start();
        workers.begin();
    }

    /**
     * Keeps a job.
     *
     * @return true if the job is new; false if it was submitted before
     */
    public boolean submit(Destination to, String fileFactory, String fileId) {
        boolean submitted = jobs.submit(id(to, fileId), to, fileFactory, fileId);
        // For a repeat too: the process that kept the job may have died before this.
        scheduler.submitted(fileFactory);
        return submitted;
    }

    /** Starts a job again if it has failed. Null if there is none of that ID. */
    public MirrorJob retry(String id) {
        jobs.retry(id);
        MirrorJob job = jobs.get(id);
        if (job != null) {
            scheduler.submitted(job.fileFactory());
        }
        return job;
    }

    /** Starts all failed jobs of an account again; returns their number. */
    public int retryAll(String account) {
        int begun = jobs.retryAll(account);
        jobs.waitingFileFactories().forEach(scheduler::submitted);
        return begun;
    }

    /** The ID of a job: the same file to the same place is the same job, whichever component fetches it. */
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

    /** The job; null if there is none. */
    public MirrorJob get(String id) {
        return jobs.get(id);
    }

    /** The status of each account. */
    public AccountJobsList accounts() {
        return new AccountJobsList(holds.accounts());
    }

    /** The accounts that stand still. */
    public List<HoldTable.Hold> holds() {
        return holds.holds();
    }

    /** Whether this node can renew its leases. If not, others take over its jobs. */
    public boolean renewsLeases() {
        return scheduler.renewsLeases();
    }

    /** How many nodes carry out jobs. */
    public int workers() {
        return workers.alive();
    }

    /** Whether there are unfinished jobs. */
    public boolean isAnyUnfinished() {
        return jobs.isAnyUnfinished();
    }

    /** For the consumer of finished jobs. */
    public FinishedTable finished() {
        return finished;
    }

    /** Ends all hand-outs. */
    public void endHandOuts() {
        heartbeat.close();
    }

    /** Stops running jobs, which go on at another node or after a restart. Finished jobs are still handed out. */
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
