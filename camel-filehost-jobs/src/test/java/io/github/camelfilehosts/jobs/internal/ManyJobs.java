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

import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database with many jobs that wait, and how fast lanes take them. */
public final class ManyJobs {

    private static final int THREADS = 4;
    private static final int CHUNK = 10_000;

    /** All but the primary key's: kept up to date row by row, they would take most of the time. */
    private static final String WITHOUT_INDEXES = Stream.of("account", "file_factory", "state", "lane", "finished")
            .map(index -> "drop index if exists filehost_job_" + index)
            .collect(Collectors.joining(";"));

    private final DataSource dataSource;
    private final Database database;
    private final LaneTable lanes;
    private final int accounts;

    public ManyJobs(DataSource dataSource, int accounts) {
        Schema.create(dataSource);
        this.dataSource = dataSource;
        this.database = new Database(dataSource);
        this.lanes = new LaneTable(database, InstantSource.system());
        this.accounts = accounts;
    }

    /** Lets it hold so many jobs whose links were checked, of all accounts in turn. */
    public void fill(int jobs, boolean postgresql) {
        String numbers = postgresql ? "generate_series(?, ?) as n(x)" : "system_range(?, ?)";
        database.run("truncate table filehost_job;" + WITHOUT_INDEXES);
        // One statement for all would be one transaction, which H2 is slow to end.
        for (int first = 1; first <= jobs; first += CHUNK) {
            database.update(
                    "insert into filehost_job (id, account, file_factory, file_id, state, due, attempts, file_name,"
                            + " file_size, md5, submitted, handed_out, handing_out_until)"
                            + " select 'job' || x, 'account' || mod(x, " + accounts + "), 'filefactory', 'file' || x,"
                            + " 'CHECKED', x, 0, 'file' || x || '.bin', 1000000, '0123456789abcdef0123456789abcdef',"
                            + " x, false, 0 from " + numbers,
                    first,
                    Math.min(jobs, first + CHUNK - 1));
        }
        Schema.create(dataSource);
        database.run(postgresql ? "analyze filehost_job" : "analyze table filehost_job");
    }

    /** What the jobs take on the disk. */
    public double bytesOnPostgresql() {
        return database.first(row -> row.getLong(1), "select pg_total_relation_size('filehost_job')");
    }

    /** Lets lanes of all accounts take jobs and end them, for a while; how many that are a second. */
    public double claimsPerSecond(int seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        int claims = 0;
        for (Future<Integer> future : threads.invokeAll(IntStream.range(0, THREADS)
                .<Callable<Integer>>mapToObj(thread -> () -> claimUntil(end, thread))
                .toList())) {
            claims += future.get();
        }
        threads.shutdown();
        return claims * 1e9 / (System.nanoTime() - began);
    }

    /** What a lane asks of the database for a job, but for the scheduler's own. */
    private int claimUntil(long end, int thread) {
        Random random = new Random();
        int claims = 0;
        while (System.nanoTime() < end) {
            String account = "account" + random.nextInt(accounts);
            String lane = account + "/" + thread;
            ClaimedJob job = lanes.claim(account, lane, true);
            if (job != null) {
                lanes.done(job, "F1", "https://alfafile.net/file/F1");
                claims++;
            }
            lanes.nextTurn(account, lane, true);
        }
        return claims;
    }
}
