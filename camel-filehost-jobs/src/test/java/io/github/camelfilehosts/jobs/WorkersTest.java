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
package io.github.camelfilehosts.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.jobs.model.JobState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Three worker processes at one database, of which one is killed and another stands still for longer than a lease. */
@Tag("large")
@DisabledOnOs(OS.WINDOWS)
class WorkersTest extends JobsTestSupport {

    private static final int JOBS = 60;
    private static final Duration LEASE = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final List<Process> workers = new ArrayList<>();
    private Server h2;

    @BeforeEach
    void startDatabase() throws Exception {
        h2 = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString())
                .start();
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Process worker : workers) {
            worker.destroyForcibly().waitFor();
        }
        h2.stop();
    }

    @Test
    void killedAndFrozenWorkersLoseAndDoubleNothing() throws Exception {
        String url = "jdbc:h2:tcp://localhost:" + h2.getPort() + "/./jobs";
        ALFA_FILE.processingPolls(7);
        CamelContext door = node(jobs -> {
            jobs.setDataSource(JdbcConnectionPool.create(url, "jobs", ""));
            jobs.setWorker(false);
        });
        links(JOBS).forEach(link -> {
            submit(door, link);
            submit(door, link);
        });

        for (int i = 0; i < 3; i++) {
            workers.add(worker(url));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> ALFA_FILE.files().size() >= 10);
        workers.get(0).destroyForcibly().waitFor();
        signal("STOP", workers.get(1));
        await().pollDelay(LEASE.multipliedBy(4)).atMost(Duration.ofMinutes(1)).until(() -> true);
        signal("CONT", workers.get(1));

        await().atMost(Duration.ofMinutes(2))
                .until(() -> account(door, "alfafile").jobs().getOrDefault(JobState.DONE, 0L) == JOBS);
        assertThat(mirrored()).hasSize(JOBS).doesNotHaveDuplicates();
        assertThat(ALFA_FILE.logins()).isEqualTo(1);
        assertThat(FILE_FACTORY.logins()).isEqualTo(1);
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private Process worker(String url) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        url,
                        FILE_FACTORY.apiUrl(),
                        FILE_FACTORY.email(),
                        FILE_FACTORY.password(),
                        FILE_FACTORY.authKey(),
                        ALFA_FILE.apiUrl(),
                        ALFA_FILE.login(),
                        ALFA_FILE.password())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** One of the processes. */
    static final class Worker {

        public static void main(String[] values) throws Exception {
            CamelContext context = new DefaultCamelContext();
            context.addComponent("filefactory", fileFactory(values[1], values[2], values[3], values[4]));
            context.addComponent("alfafile", alfaFile(values[5], values[6], values[7]));
            FileHostJobsComponent jobs = new FileHostJobsComponent();
            jobs.setDataSource(JdbcConnectionPool.create(values[0], "jobs", ""));
            jobs.setLease(LEASE);
            jobs.setPollInterval(Duration.ofMillis(100));
            context.addComponent("filehost-jobs", jobs);
            context.getComponent("filehost-jobs", FileHostJobsComponent.class);
            context.start();
            Thread.currentThread().join();
        }
    }
}
