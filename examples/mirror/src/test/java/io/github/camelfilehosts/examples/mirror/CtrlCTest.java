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
package io.github.camelfilehosts.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Ends runs of forty files early, as people and machines do. {@code -Dmirror.interrupts=10} for more of them. */
class CtrlCTest {

    private static final int INTERRUPTS = Integer.getInteger("mirror.interrupts", 1);
    private static final int LONGEST_MILLIS = 2_000;

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @TempDir
    Path directory;

    @Test
    void endsWithSummaryAndReport() throws Exception {
        Random random = new Random();
        for (int i = 0; i < INTERRUPTS; i++) {
            fileFactory.reset();
            alfaFile.reset();
            FortyFiles.add(fileFactory, alfaFile);
            Workplace work = new Workplace(Files.createTempDirectory(directory, "run"), fileFactory, alfaFile);
            // One at a time: that takes longer than it is left alone.
            MirrorProcess process = startAndAwaitFirst(work, "--parallel", "1");
            Thread.sleep(random.nextInt(LONGEST_MILLIS));

            process.signal(i % 2 == 0 ? MirrorProcess.ctrlC() : "TERM");

            assertThat(process.exitCode()).as(process.out() + process.err()).isEqualTo(130);
            assertThat(process.out()).contains(" arrived, ", "the same command goes on from here", "Report: ");
            // Those on their way have arrived, and no others have begun.
            assertThat(work.report("outcome")).hasSameSizeAs(alfaFile.files()).isSubsetOf("mirrored", "instant");
            assertThat(work.journal()).hasSameSizeAs(alfaFile.files());
        }
    }

    @Test
    void endsAtOnceTheSecondTime() throws Exception {
        FortyFiles.add(fileFactory, alfaFile);
        // Most are never asked for.
        fileFactory.failOnFaultsNeverMet(false);
        FortyFiles.ids().forEach(id -> fileFactory.failDownload(id, DownloadFault.drip(5_000), 1));
        Workplace work = new Workplace(directory, fileFactory, alfaFile);
        MirrorProcess process = startAndAwaitFirst(work);
        Instant first = Instant.now();
        process.signal(MirrorProcess.ctrlC());
        while (process.isAlive() && !process.out().contains("Stopping: ")) {
            Thread.sleep(20);
        }

        process.signal(MirrorProcess.ctrlC());

        assertThat(process.exitCode()).as(process.out() + process.err()).isEqualTo(130);
        assertThat(work.report("outcome")).contains("interrupted");
        // The first one alone would have given it ten seconds.
        String broken = work.journal().get(work.journal().size() - 1);
        assertThat(Instant.parse(new ObjectMapper().readTree(broken).path("at").asText()))
                .isBefore(first.plusSeconds(10));
        assertThat(process.out()).contains("] interrupted ", "may be retried: ", "Report: ");
    }

    private MirrorProcess startAndAwaitFirst(Workplace work, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(work.write("links.txt", FortyFiles.list()));
        MirrorProcess process =
                new MirrorProcess(work.environment(), work.path("out"), List.of(), arguments.toArray(String[]::new));
        while (process.isAlive() && work.journal().isEmpty()) {
            Thread.sleep(20);
        }
        return process;
    }
}
