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

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One run with all that belongs to it: journal, routes, screen, and in the end summary and report. */
final class Mirroring {

    /** The command, for the advice to run it once more; the script of that name gives it. */
    private static final String COMMAND = System.getProperty("mirror.command", "java -jar mirror.jar");

    /** More than a screen or two nobody reads: the report has them. */
    private static final int MOST_LISTED = 50;

    private final Options options;
    private final Accounts accounts;
    private final OwnFiles files;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, String> environment;
    private final Stop stop;

    Mirroring(
            Options options,
            Accounts accounts,
            OwnFiles files,
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            Stop stop) {
        this.options = options;
        this.accounts = accounts;
        this.files = files;
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.stop = stop;
    }

    /** @param links null for those of the journal that failed and may be retried */
    Tally run(Stream<Link> links) throws IOException, InterruptedException {
        Tally tally = new Tally();
        Budget budget = new Budget(options.requestsPerHour());
        Report report = new Report(files.report());
        report.requireWritable();
        try (Interrupts interrupts = new Interrupts(stop);
                Journal journal = new Journal(files.journal());
                UploadsOnDisk uploads = new UploadsOnDisk(files.uploads());
                Routes routes = new Routes(accounts, options, budget, uploads.uploads())) {
            try (Screen screen = screen(tally, budget)) {
                new Run(routes, journal, tally, screen, stop, options.parallel())
                        .over(
                                links == null ? failed(journal) : links,
                                options.selection(),
                                options.again(),
                                options.folder());
                if (tally.links() <= MOST_LISTED) {
                    screen.list(journal.results().limit(tally.links() + tally.earlier()));
                }
            } finally {
                if (tally.ended() > 0) {
                    report.write(journal.results());
                }
            }
        }
        return tally;
    }

    /** Only says what would be mirrored: writes nothing, and asks FileFactory for facts only. */
    void tell(Stream<Link> links) throws IOException {
        Path directory = Files.createTempDirectory("mirror");
        OwnFiles copies = new OwnFiles(directory.resolve("journal"), directory.resolve("report"));
        if (Files.exists(files.journal())) {
            Files.copy(files.journal(), copies.journal());
        }
        Tally tally = new Tally();
        try (Journal journal = new Journal(copies.journal());
                Routes routes = new Routes(
                        accounts, options, new Budget(options.requestsPerHour()), new ConcurrentHashMap<>());
                Screen screen = new Lines(out, tally)) {
            new Checker(
                            routes,
                            journal,
                            options.selection(),
                            options.again(),
                            options.folder(),
                            tally,
                            job -> {
                                tally.wanted(job);
                                screen.say("would mirror " + new Flight(job).title() + sizeOf(job));
                            },
                            result -> screen.say(Lines.text(result)))
                    .check(links, () -> true);
        } finally {
            Files.deleteIfExists(copies.journal());
            Files.delete(directory);
        }
        out.println(tally.wanted() + " files to mirror, " + new Size(tally.bytesWanted()) + "; " + tally.earlier()
                + " arrived in earlier runs");
    }

    private static String sizeOf(Job job) {
        return job.info().size() == null ? "" : ", " + new Size(job.info().size());
    }

    private Stream<Link> failed(Journal journal) {
        return journal.results()
                .filter(Result::retryable)
                .filter(result -> Objects.equals(options.folder(), result.folder()))
                .map(Result::source);
    }

    private Screen screen(Tally tally, Budget budget) {
        if (options.json()) {
            return new JournalLines(out, err);
        }
        if (options.quiet()) {
            return new Errors(err);
        }
        // What the components say would stand in the midst of bars.
        return options.verbose() || !Terminal.isPresent(environment)
                ? new Lines(out, tally)
                : new Bars(out, new Terminal(options.colored(environment)), tally, budget);
    }

    /** What it came to. */
    List<String> summary(Tally tally) {
        return new Summary(tally, stop, COMMAND + " --retry-failed").lines();
    }
}
