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

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** One run, from the start of the first process to the verdict. */
final class Run implements AutoCloseable {

    /** For bytes that a killed node may have sent, AlfaFile is polled for a few minutes at most. */
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    private static final Duration LOOK = Duration.ofMillis(200);

    /** As often as needed. */
    private static final int ALWAYS = 1_000_000;

    private final Settings settings;
    private final PrintStream out;
    private final Random random;
    private final Instant start = Instant.now();
    private final Path folder;
    private final Processes processes;
    private final List<StandIn> standIns = new ArrayList<>();
    private PostgreSql database;
    private Workers workers;
    private boolean closed;

    Run(Settings settings, PrintStream out) throws IOException {
        this.settings = settings;
        this.out = out;
        this.random = new Random(settings.seed);
        this.folder = settings.folder == null
                ? Files.createTempDirectory("camel-filehost-cluster-")
                : Files.createDirectories(settings.folder.toAbsolutePath());
        this.processes = new Processes(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Returns whether all checks have passed. */
    boolean carryOut() throws IOException, InterruptedException, SQLException {
        // PostgreSQL's user must be able to enter it.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        for (String name : List.of("links", "finished", "secrets")) {
            Files.createDirectory(
                    folder.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Work work = new Work(
                Settings.ACCOUNTS, settings.jobs(), settings.repeats(), settings.dead(), settings.instant(), random);
        startAll(work);
        say(
                "%d jobs of %d accounts (%d dead, %d instant), %d links handed in twice; %d worker%s; seed %d",
                settings.jobs(),
                Settings.ACCOUNTS.size(),
                work.dead(),
                settings.instant(),
                work.repeats(),
                workers.count(),
                workers.count() == 1 ? "" : "s",
                settings.seed);
        Instant submitted = Instant.now();
        work.submit(folder.resolve("links"));
        Finished finished = new Finished(folder.resolve("finished"));
        watch(work, finished);
        return judge(work, finished, Duration.between(submitted, Instant.now()));
    }

    private void startAll(Work work) throws IOException, InterruptedException, SQLException {
        Map<String, String> environment = new HashMap<>();
        environment.put("LINKS", folder.resolve("links").toString());
        environment.put("FINISHED", folder.resolve("finished").toString());
        environment.put("SECRETS", folder.resolve("secrets").toString());
        environment.put("JOBS_FILE", folder.resolve("jobs").toString());
        environment.put("JOBS_LEASE", settings.lease.toSeconds() + "s");
        environment.put("CALLS_A_MINUTE", Integer.toString(settings.budget()));
        for (String account : Settings.ACCOUNTS) {
            standIns.add(StandIn.start(account, processes));
        }
        Optional<Path> programs = settings.h2 ? Optional.empty() : PostgreSql.programs();
        if (programs.isPresent()) {
            say("starting PostgreSQL, the services' stand-ins and %d workers", settings.workers);
            database = PostgreSql.start(programs.get(), folder, processes);
            environment.put("JOBS_DATABASE", database.url());
        } else if (!settings.h2) {
            say("PostgreSQL is not installed (on Debian: apt-get install postgresql). Going on with H2 and one"
                    + " process.");
        }
        for (StandIn services : standIns) {
            services.await();
            prepare(services, work, environment);
        }
        workers = new Workers(processes, environment, random);
        workers.start(database == null ? 1 : settings.workers);
    }

    private void prepare(StandIn services, Work work, Map<String, String> environment)
            throws IOException, InterruptedException {
        JsonNode both = services.accounts();
        JsonNode fileFactory = both.path("filefactory");
        JsonNode alfaFile = both.path("alfafile");
        String name = services.account().toUpperCase(Locale.ROOT);
        environment.put(
                "FILEFACTORY_" + name + "_URL", fileFactory.path("apiUrl").asText());
        environment.put("ALFAFILE_" + name + "_URL", alfaFile.path("apiUrl").asText());
        boolean refused = services.account().equals(settings.refuse);
        secret(
                "filefactory" + services.account(),
                fileFactory.path("email").asText(),
                refused ? "not the password" : fileFactory.path("password").asText(),
                fileFactory.path("authKey").asText());
        secret(
                "alfafile" + services.account(),
                alfaFile.path("login").asText(),
                alfaFile.path("password").asText());
        if (budget() > 0) {
            services.call(
                    "filefactory/requestLimit", budget(), Duration.ofMinutes(1).toString());
        }
        services.call("filefactory/latency", settings.latency.toString());
        services.call("alfafile/latency", settings.latency.toString());
        services.call("alfafile/failUpload", Map.of("processing", List.of(settings.processing.toString())), ALWAYS);
        work.provide(services);
    }

    /** Replaces the file in one step, like mounted secrets. */
    private void secret(String name, String... lines) throws IOException {
        Path secrets = folder.resolve("secrets");
        Path file = Files.createTempFile(secrets, ".", "");
        Files.write(file, List.of(lines));
        Files.move(file, secrets.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What FileFactory is told to hold each account to: on one machine it has the 5,000 an hour. */
    private int budget() {
        return database == null ? 0 : settings.budget();
    }

    private void watch(Work work, Finished finished) throws IOException, InterruptedException {
        List<Trouble> troubles = new ArrayList<>(
                Trouble.plan(settings.jobs(), settings.kills(), settings.freezes(), settings.restartDatabase, random));
        long others = work.jobs().stream()
                .filter(job -> !job.account().equals(settings.refuse))
                .count();
        boolean refused = settings.refuse != null;
        Instant last = Instant.now();
        while (finished.count() < settings.jobs() || workers.isAnyFrozen()) {
            int over = finished.count();
            for (JsonNode job : finished.look()) {
                last = Instant.now();
                over++;
                tell(job, over);
            }
            for (String worker : workers.thaw()) {
                say("%s goes on", worker);
            }
            while (!troubles.isEmpty() && troubles.get(0).at() <= finished.count()) {
                // At a random moment.
                Thread.sleep(random.nextInt(500));
                happen(troubles.remove(0));
            }
            if (refused && finished.count() == others) {
                say("all but the jobs of %s are over: its credentials are mended", settings.refuse);
                JsonNode account = standIn(settings.refuse).accounts().path("filefactory");
                secret(
                        "filefactory" + settings.refuse,
                        account.path("email").asText(),
                        account.path("password").asText(),
                        account.path("authKey").asText());
                refused = false;
            }
            if (workers.ended() != null) {
                say("%s has ended by itself:%n%s", workers.ended(), tail(workers.ended()));
                return;
            }
            if (Duration.between(last, Instant.now()).compareTo(PATIENCE) > 0) {
                say("nothing has happened for %s", PATIENCE);
                return;
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private StandIn standIn(String account) {
        return standIns.stream()
                .filter(services -> services.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private void happen(Trouble trouble) throws IOException, InterruptedException {
        switch (trouble.kind()) {
            case KILL -> say("%s is killed, and another one started", workers.kill());
            case FREEZE -> {
                Duration time = settings.lease.multipliedBy(2);
                for (int i = 0; i < settings.frozen; i++) {
                    String worker = workers.freeze(time);
                    if (worker != null) {
                        say(
                                "%s stands still for %d s; a lease is %d s",
                                worker, time.toSeconds(), settings.lease.toSeconds());
                    }
                }
            }
            case RESTART_DATABASE -> {
                say("the database is killed, and started again");
                database.restart();
            }
        }
    }

    private void tell(JsonNode job, int count) {
        String reason =
                job.path("reason").isNull() ? "" : ": " + job.path("reason").asText();
        say(
                "%4d/%d  %-7s %s%s",
                count,
                settings.jobs(),
                job.path("state").asText(),
                job.path("fileId").asText(),
                job.path("state").asText().equals("DONE")
                        ? " is " + job.path("resultUrl").asText()
                        : reason);
    }

    private boolean judge(Work work, Finished finished, Duration time) throws IOException, InterruptedException {
        Verdict verdict = new Verdict(work, finished, workers, budget());
        Verdict.header(out);
        for (StandIn services : standIns) {
            verdict.look(services, time, out);
        }
        out.printf(
                Locale.ROOT,
                "%n%d jobs over in %.1f s: %d files at AlfaFile, %d dead links; %.3f FileFactory calls a file%n",
                finished.count(),
                time.toMillis() / 1000.0,
                verdict.mirrored(),
                work.dead(),
                verdict.callsAFile());
        List<String> wrong = verdict.wrong();
        wrong.forEach(what -> out.println("WRONG: " + what));
        if (!wrong.isEmpty()) {
            out.println(wrong.size() + " checks failed.");
        } else if (verdict.lostLogins() == 0) {
            out.println("Each file is there exactly once, by one login of each account.");
        } else {
            out.printf(
                    "Each file is there exactly once, by one login of each account, and %d more of workers that were"
                            + " killed before they had kept their keys.%n",
                    verdict.lostLogins());
        }
        return wrong.isEmpty();
    }

    private String tail(String name) throws IOException {
        List<String> lines = Files.readAllLines(processes.log(name));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    private void say(String format, Object... values) {
        out.printf(
                Locale.ROOT,
                "%6.1f s  %s%n",
                Duration.between(start, Instant.now()).toMillis() / 1000.0,
                String.format(Locale.ROOT, format, values));
    }

    /** Removes all processes and files, unless they are to be kept. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        processes.close();
        if (settings.keep) {
            out.println("The logs and results are in " + folder);
            return;
        }
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            out.println("Some of " + folder + " could not be deleted: " + e.getMessage());
        }
    }
}
