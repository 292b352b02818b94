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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One run with its journal, routes and screen, and at the end the summary and the report. */
final class Mirroring {

    /** The command, for the advice to run it again; set by the script of that name. */
    private static final String COMMAND = System.getProperty("mirror.command", "java -jar mirror.jar");

    /** More would not be read; the report has them all. */
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

    /** @param links null for the failed links of the journal that may be retried */
    Tally run(Stream<Link> links) throws IOException, InterruptedException {
        Tally tally = new Tally();
        Budget budget = new Budget(options.requestsPerHour());
        Report report = new Report(files.report());
        report.requireWritable();
        try (Interrupts interrupts = new Interrupts(stop);
                Journal journal = new Journal(files.journal());
                UploadsOnDisk uploads = new UploadsOnDisk(files.uploads());
                Routes routes = new Routes(accounts, options, budget, uploads.uploads())) {
            try (Screen screen = screen(tally, budget);
                    Repeats repeats = new Repeats(routes.traffic(), options.verbose() ? screen::say : why -> {})) {
                new Run(routes, journal, tally, screen, stop, options.parallel())
                        .over(
                                links == null ? failed(journal) : links,
                                options.selection(),
                                options.again(),
                                options.destination());
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

    /** Only shows what would be mirrored. It writes nothing, and asks both services only for facts. */
    void tell(Stream<Link> links) throws IOException {
        Path directory = Files.createTempDirectory("mirror");
        Path copy = directory.resolve("journal");
        try {
            if (Files.exists(files.journal())) {
                Files.copy(files.journal(), copy);
            }
            Budget budget = new Budget(options.requestsPerHour());
            budget.tell(err::println);
            try (Journal journal = new Journal(copy);
                    Routes routes = new Routes(accounts, options, budget, new ConcurrentHashMap<>())) {
                new Preview(routes, journal, options, out).of(links);
            }
        } finally {
            Files.deleteIfExists(copy);
            Files.delete(directory);
        }
    }

    private Stream<Link> failed(Journal journal) {
        return journal.results()
                .filter(Result::retryable)
                .filter(result -> options.destination().equals(result.destination()))
                .map(Result::source);
    }

    private Screen screen(Tally tally, Budget budget) {
        if (options.quiet()) {
            return new Errors(err);
        }
        if (!options.json() && Terminal.isPresent(environment)) {
            return new Bars(out, new Terminal(options.colored(environment)), tally, budget);
        }
        Screen screen = options.json() ? new JournalLines(out, err) : new Lines(out, tally);
        budget.tell(screen::say);
        return screen;
    }

    /** The summary of the run. */
    List<String> summary(Tally tally) {
        return new Summary(tally, stop, COMMAND + " --retry-failed").lines();
    }
}
