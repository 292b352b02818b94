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
package io.github.camelfilehosts.jobs.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelfilehosts.jobs.PostgreSql;
import io.github.camelfilehosts.jobs.internal.ManyJobs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Measures, and writes what docs/scale shows. */
@Tag("large")
@EnabledIfSystemProperty(named = "scale", matches = "true", disabledReason = "it measures: -Dscale=true")
class ThroughputTest {

    private static final Path PAGES = Path.of("../docs/scale");
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int JOBS_A_WORKER = 120;
    private static final int SUBMITTERS = 4;
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int ACCOUNTS = 1_000;
    private static final int SECONDS = 15;

    @TempDir
    Path directory;

    private final StringBuilder table = new StringBuilder("| what | PostgreSQL | H2 in a file |\n|---|---|---|\n");
    private PostgreSql postgresql;

    @BeforeEach
    void startDatabase() throws Exception {
        postgresql = PostgreSql.start().orElse(null);
        assumeTrue(postgresql != null, "PostgreSQL is not installed: apt-get install postgresql");
    }

    @AfterEach
    void stopDatabase() throws Exception {
        if (postgresql != null) {
            postgresql.close();
        }
    }

    private void write(String name, Plot plot) throws Exception {
        Files.createDirectories(PAGES);
        Files.writeString(PAGES.resolve(name + ".svg"), plot.svg());
        Files.writeString(
                PAGES.resolve(name + ".md"),
                "# " + plot.title() + "\n\nMeasured on " + LocalDate.now() + ", Java "
                        + System.getProperty("java.version") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, load average "
                        + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + " at the end.\n\n" + table
                        + "\n![as bars](" + name + ".svg)\n");
    }

    private void row(String what, String postgresql, String h2) {
        table.append("| ")
                .append(what)
                .append(" | ")
                .append(postgresql)
                .append(" | ")
                .append(h2)
                .append(" |\n");
    }

    @Test
    void workers() throws Exception {
        Plot plot = new Plot("Files mirrored, stand-ins with 50 ms latency").group();
        for (int workers : List.of(1, 2, 4)) {
            int jobs = JOBS_A_WORKER * workers;
            try (Processes processes = new Processes()) {
                String[] services = processes.services(LATENCY, jobs);
                clear(postgresql.dataSource());
                try (CamelContext door = Worker.node(postgresql.url(), services, false)) {
                    submits(door, jobs);
                    for (int i = 0; i < workers; i++) {
                        processes.worker(postgresql.url(), services);
                    }
                    long began = awaitDone(postgresql.dataSource(), jobs / 10);
                    long ended = awaitDone(postgresql.dataSource(), jobs * 9 / 10);
                    awaitDone(postgresql.dataSource(), jobs);
                    double rate = (jobs * 9 / 10 - jobs / 10) * 1e9 / (ended - began);
                    String[] counts = processes.ask().split(" ");
                    assertThat(Integer.parseInt(counts[1])).isEqualTo(jobs);
                    double calls = Double.parseDouble(counts[0]) / jobs;
                    assertThat(calls).isLessThanOrEqualTo(1.05);
                    String what = workers + (workers == 1 ? " worker" : " workers") + " with 4 threads each: files";
                    row(
                            what + " a second; FileFactory calls a file",
                            Plot.number(rate) + "; " + String.format("%.3f", calls),
                            "");
                    plot.bar(what, rate, "/s");
                }
            }
        }
        write("workers", plot);
    }

    @Test
    void submits() throws Exception {
        String h2 = "jdbc:h2:file:" + directory.resolve("submits") + ";WRITE_DELAY=0";
        String[] nobody = {"http://localhost:1", "a@example.com", "b", "c", "http://localhost:1", "d", "e"};
        clear(postgresql.dataSource());
        double[] rates = new double[2];
        for (int i = 0; i < 2; i++) {
            try (CamelContext door = Worker.node(i == 0 ? postgresql.url() : h2, nobody, false)) {
                submits(door, FEW);
                rates[i] = submits(door, FEW * 5);
            }
        }
        row("submits a second, by 4 threads", Plot.number(rates[0]), Plot.number(rates[1]));
        write(
                "submits",
                new Plot("Jobs submitted by 4 threads")
                        .group()
                        .bar("PostgreSQL", rates[0], "/s")
                        .bar("H2", rates[1], "/s"));
    }

    @Test
    void claims() throws Exception {
        Plot plot = new Plot("Jobs claimed by 4 threads, in 1,000 accounts").group();
        clear(postgresql.dataSource());
        JdbcConnectionPool h2 = Worker.pool("jdbc:h2:file:" + directory.resolve("claims") + ";WRITE_DELAY=0");
        ManyJobs ofPostgresql = new ManyJobs(Worker.pool(postgresql.url()), ACCOUNTS);
        ManyJobs ofH2 = new ManyJobs(h2, ACCOUNTS);
        for (int jobs : List.of(MANY / 10, MANY)) {
            ofPostgresql.fill(jobs, true);
            ofH2.fill(jobs, false);
            double one = ofPostgresql.claimsPerSecond(SECONDS);
            double two = ofH2.claimsPerSecond(SECONDS);
            String what = String.format("claims, of %,d jobs", jobs);
            row(what + " in 1,000 accounts, by 4 threads, a second", Plot.number(one), Plot.number(two));
            plot.bar(what + ", PostgreSQL", one, "/s").bar(what + ", H2", two, "/s");
            if (jobs == MANY) {
                row("bytes a job, with its index entries", Plot.number(ofPostgresql.bytesOnPostgresql() / MANY), "");
            }
        }
        h2.dispose();
        write("claims", plot);
    }

    private static void clear(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "drop table if exists filehost_job, filehost_hold, filehost_map, filehost_scheduled_task");
        }
    }

    /** How many a second. */
    private static double submits(CamelContext door, int jobs) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SUBMITTERS);
        ProducerTemplate template = door.createProducerTemplate();
        long began = System.nanoTime();
        List<Callable<Object>> calls = new ArrayList<>();
        IntStream.range(0, jobs)
                .forEach(i -> calls.add(() -> template.requestBody(
                        "filehost-jobs:submit?account=alfafile" + i % Worker.ACCOUNTS, "file" + i)));
        for (var call : threads.invokeAll(calls)) {
            call.get();
        }
        threads.shutdown();
        return jobs * 1e9 / (System.nanoTime() - began);
    }

    /** When that was, in nanoseconds. */
    private static long awaitDone(DataSource dataSource, int jobs) {
        await().pollInterval(20, TimeUnit.MILLISECONDS)
                .atMost(Duration.ofMinutes(10))
                .until(() -> done(dataSource) >= jobs);
        return System.nanoTime();
    }

    private static long done(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from filehost_job where state = 'DONE'")) {
            result.next();
            return result.getLong(1);
        }
    }
}
