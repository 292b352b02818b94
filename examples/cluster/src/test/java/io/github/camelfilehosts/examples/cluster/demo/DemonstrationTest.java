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
package io.github.camelfilehosts.examples.cluster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class DemonstrationTest {

    @TempDir
    Path folder;

    /** Five processes: half a minute on a machine that does other things, too. */
    @Test
    @Tag("large")
    void aKilledProcessLosesAndDoublesNothing() {
        Path own = folder.resolve("run");

        int code = run("--h2 --jobs 24 --repeats 6 --dead 3 --kills 1 --lease 2s --seed 1", own);

        assertThat(code).isZero();
        assertThat(own).doesNotExist();
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--jobs 2",
                "--jobs 10 --dead 6 --instant 5",
                "--jobs 10 --repeats 11",
                "--refuse Dora",
                "--h2 --restart-database",
                "--h2 --budget 10",
                "--workers 0",
                "--lease soon"
            })
    void optionsThatMakeNoSenseStartNothing(String options) {
        Path own = folder.resolve("run");

        assertThat(run(options, own)).isEqualTo(2);
        assertThat(own).doesNotExist();
    }

    private static int run(String options, Path folder) {
        return Demonstration.run((options + " --folder " + folder).split(" "));
    }

    @Test
    void troublesAreSpreadOverTheRun() {
        List<Trouble> plan = Trouble.plan(300, 12, 3, true, new Random(1));

        assertThat(plan).hasSize(16).isSortedAccordingTo(Comparator.comparingInt(Trouble::at));
        assertThat(plan.stream().filter(trouble -> trouble.kind() == Trouble.Kind.KILL))
                .extracting(trouble -> trouble.at() / 22)
                .as("one in each twelfth of the first nine tenths of the jobs")
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void linksLieThereWholeAndSomeOfThemTwice() throws Exception {
        Path links = Files.createDirectory(folder.resolve("links"));

        new Work(List.of("Anna", "Ben"), 10, 4, 1, 2, new Random(1)).submit(links);

        assertThat(links.toFile().list()).containsExactlyInAnyOrder("Anna.txt", "Ben.txt");
        assertThat(Files.readAllLines(links.resolve("Anna.txt")).size()
                        + Files.readAllLines(links.resolve("Ben.txt")).size())
                .isEqualTo(14);
    }
}
