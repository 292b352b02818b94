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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Option;

/** The options of a run, from the command line. */
final class Settings {

    static final List<String> ACCOUNTS = List.of("Anna", "Ben", "Cleo");

    private static final int JOBS = 300;
    private static final int BUDGET = 120;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many files are mirrored; by default 300, or as many as --instant and --dead need.")
    private Integer jobs;

    @Option(
            names = "--instant",
            paramLabel = "N",
            description = "How many of them AlfaFile has already; by default a" + " fifth.")
    private Integer instant;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "How many links are submitted twice; by default a" + " twelfth.")
    private Integer repeats;

    @Option(names = "--dead", paramLabel = "N", description = "How many links are dead; by default a twentieth.")
    private Integer dead;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many processes carry out jobs: ${DEFAULT-VALUE}.")
    int workers;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "How often one of them is killed; by default once, unless another fault is chosen.")
    private Integer kills;

    @Option(
            names = "--freezes",
            paramLabel = "N",
            description = "How often some of them are frozen for two leases; by default as for --kills.")
    private Integer freezes;

    @Option(
            names = "--frozen",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many are frozen each time: ${DEFAULT-VALUE}.")
    int frozen;

    @Option(names = "--restart-database", description = "Kill PostgreSQL in the middle, and start it again.")
    boolean restartDatabase;

    @Option(
            names = "--refuse",
            paramLabel = "ACCOUNT",
            description = "Refuse the credentials of Anna, Ben or Cleo until all other jobs are over.")
    String refuse;

    @Option(
            names = "--budget",
            paramLabel = "CALLS",
            description = "How many calls a minute FileFactory allows each account; by default 120.")
    private Integer budget;

    @Option(names = "--h2", description = "Use one process with an embedded database, even if PostgreSQL is installed.")
    boolean h2;

    @Option(
            names = "--processing",
            paramLabel = "TIME",
            defaultValue = "1s",
            description = "How long AlfaFile processes each upload: ${DEFAULT-VALUE}.")
    Duration processing;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            defaultValue = "20ms",
            description = "The minimum time of each call: ${DEFAULT-VALUE}.")
    Duration latency;

    @Option(
            names = "--lease",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "How long a worker may give no sign of life before others take over: ${DEFAULT-VALUE}.")
    Duration lease;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats the same choice of jobs and moments.")
    long seed = new Random().nextInt(1_000_000);

    @Option(names = "--keep", description = "Keep the folder with the logs and results.")
    boolean keep;

    @Option(names = "--folder", hidden = true)
    Path folder;

    int jobs() {
        return jobs != null ? jobs : Math.max(JOBS, instant == null ? 0 : instant + dead());
    }

    int dead() {
        return dead != null ? dead : (jobs != null ? jobs : JOBS) / 20;
    }

    int instant() {
        return instant != null ? instant : jobs() / 5;
    }

    int repeats() {
        return repeats != null ? repeats : jobs() / 12;
    }

    int budget() {
        return budget != null ? budget : BUDGET;
    }

    int kills() {
        return kills != null ? kills : isAnythingElseWrong() || freezes != null ? 0 : 1;
    }

    int freezes() {
        return freezes != null ? freezes : isAnythingElseWrong() || kills != null ? 0 : 1;
    }

    private boolean isAnythingElseWrong() {
        return restartDatabase || refuse != null || budget != null;
    }

    /** What is wrong with the options; null if they are valid. */
    String contradiction() {
        if (jobs() < ACCOUNTS.size() || dead() < 0 || instant() < 0 || dead() + instant() > jobs()) {
            return "there must be at least 3 jobs, and no more dead and instant ones than jobs";
        }
        if (repeats() < 0 || repeats() > jobs()) {
            return "--repeats must not exceed the number of jobs";
        }
        if (refuse != null && !ACCOUNTS.contains(refuse)) {
            return "--refuse takes one of " + String.join(", ", ACCOUNTS);
        }
        if (h2 && (restartDatabase || budget != null)) {
            return "--restart-database and --budget need PostgreSQL";
        }
        if (workers < 1 || kills() < 0 || freezes() < 0 || frozen < 0 || budget() < 2 || lease.toSeconds() < 2) {
            return "there must be at least 1 worker, 2 calls a minute and a lease of 2 s; no number may be negative";
        }
        return null;
    }
}
