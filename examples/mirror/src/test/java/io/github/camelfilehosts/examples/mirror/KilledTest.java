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
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills runs of forty files at moments that chance chooses, and lets the last one end. {@code -Dmirror.kills=50} for
 * more of them.
 */
class KilledTest {

    private static final int KILLS = Integer.getInteger("mirror.kills", 3);
    private static final long SEED = Long.getLong("mirror.seed", System.nanoTime());

    private static final int LONGEST_MILLIS = 1_500;

    @RegisterExtension
    static final FileFactoryServer fileFactory = new FileFactoryServer();

    @RegisterExtension
    static final AlfaFileServer alfaFile = new AlfaFileServer();

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private int rounds;

    @Test
    void eachFileArrivesOnce() throws Exception {
        int kills = 0;
        while (kills < KILLS) {
            fileFactory.reset();
            alfaFile.reset();
            kills += round(KILLS - kills);
        }
        System.out.println(kills + " kills in " + rounds + " runs of 40 files, seed " + SEED);
    }

    /** Kills until all has arrived, so many times at most, and lets it end. */
    private int round(int most) throws Exception {
        rounds++;
        FortyFiles.add(fileFactory, alfaFile);
        Workplace work = new Workplace(Files.createTempDirectory(directory, "round"), fileFactory, alfaFile);
        String list = work.write("links.txt", FortyFiles.list());
        int kills = 0;
        while (kills < most && arrived(work).size() < FortyFiles.ids().size()) {
            Set<String> before = arrived(work);
            int calls = fileFactory.calls().size();
            MirrorProcess process = start(work, list);
            awaitCall(calls, process);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            process.kill();
            assertThat(asked(calls)).noneMatch(before::contains);
            kills++;
        }
        Set<String> before = arrived(work);
        int calls = fileFactory.calls().size();
        MirrorProcess last = start(work, list);
        assertThat(last.exitCode()).as(last.out() + last.err()).isZero();
        assertThat(asked(calls)).noneMatch(before::contains);
        assertThat(FortyFiles.namesAt(alfaFile))
                .as("seed " + SEED)
                .containsExactlyInAnyOrderElementsOf(FortyFiles.names());
        assertThat(work.report("name")).containsExactlyElementsOf(FortyFiles.names());
        assertThat(work.report("outcome")).isSubsetOf("mirrored", "instant", "skipped");
        return kills;
    }

    /** Before that there is nothing to kill. */
    private static void awaitCall(int calls, MirrorProcess process) throws InterruptedException {
        while (process.isAlive() && fileFactory.calls().size() == calls) {
            Thread.sleep(20);
        }
    }

    private MirrorProcess start(Workplace work, String list) throws IOException {
        return new MirrorProcess(work.environment(), work.path("out"), List.of(), list);
    }

    private static Set<String> arrived(Workplace work) throws IOException {
        Set<String> ids = new HashSet<>();
        for (String line : work.journal()) {
            // The last one may not have been written to its end.
            if (line.endsWith("}")) {
                ids.add(new ObjectMapper().readTree(line).path("id").asText());
            }
        }
        return ids;
    }

    /** The IDs that FileFactory was asked of since. */
    private static List<String> asked(int since) {
        List<String> ids = new ArrayList<>();
        List<ApiCall> calls = fileFactory.calls();
        for (ApiCall call : calls.subList(since, calls.size())) {
            call.params().values().forEach(value -> ids.addAll(List.of(value.split(","))));
        }
        return ids;
    }
}
