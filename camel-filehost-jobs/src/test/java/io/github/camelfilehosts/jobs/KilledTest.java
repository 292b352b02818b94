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
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with the embedded database that is killed in the middle: the next one finishes its jobs, each once. */
class KilledTest extends JobsTestSupport {

    private static final int JOBS = 40;

    @TempDir
    Path directory;

    @Test
    void killLosesAndDoublesNothing() throws Exception {
        String file = directory.resolve("jobs").toString();
        ALFA_FILE.processingPolls(3);
        links(JOBS);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Submitter.class.getName(),
                        file,
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
        try {
            await().atMost(Duration.ofMinutes(3)).until(() -> ALFA_FILE.files().size() >= 10);
        } finally {
            // SIGKILL, where there are signals.
            process.destroyForcibly().waitFor();
        }
        assertThat(ALFA_FILE.files()).hasSizeLessThan(JOBS);

        CamelContext next = node(jobs -> {
            jobs.setDataSource(null);
            jobs.setDatabase(file);
            jobs.setLease(Duration.ofSeconds(1));
        });

        await().atMost(Duration.ofMinutes(3))
                .until(() -> account(next, "alfafile").jobs().getOrDefault(JobState.DONE, 0L) == JOBS);
        assertThat(mirrored()).hasSize(JOBS).doesNotHaveDuplicates();
        assertThat(ALFA_FILE.logins()).isEqualTo(1);
    }

    /** What is killed. */
    static final class Submitter {

        public static void main(String[] values) throws Exception {
            CamelContext context = new DefaultCamelContext();
            context.addComponent("filefactory", fileFactory(values[1], values[2], values[3], values[4]));
            context.addComponent("alfafile", alfaFile(values[5], values[6], values[7]));
            FileHostJobsComponent jobs = new FileHostJobsComponent();
            jobs.setDatabase(values[0]);
            jobs.setLease(Duration.ofSeconds(1));
            jobs.setPollInterval(Duration.ofMillis(100));
            context.addComponent("filehost-jobs", jobs);
            context.start();
            for (int i = 0; i < JOBS; i++) {
                submit(context, "file" + (1000 + i));
            }
            Thread.currentThread().join();
        }
    }
}
