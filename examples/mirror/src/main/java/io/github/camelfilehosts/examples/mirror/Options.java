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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options from the command line, the environment or {@code mirror.properties}. */
final class Options {

    private static final Pattern NAMES = Pattern.compile("[^/]+(/[^/]+)*");

    @Parameters(
            paramLabel = "LINK",
            description = "a link to a file at FileFactory, its ID, a file of links, or - for standard input")
    private List<String> arguments = List.of();

    @Option(names = "--folder", paramLabel = "FOLDER", description = "the folder at AlfaFile, its ID or link")
    private String folder;

    @Option(
            names = "--folder-path",
            paramLabel = "PATH",
            description = "a path below it, as in photos/2026; created if missing")
    private String folderPath;

    @Option(names = "--parallel", paramLabel = "N", description = "files at the same time (default: ${DEFAULT-VALUE})")
    private int parallel = 3;

    @Option(
            names = "--limit-rate",
            paramLabel = "SIZE",
            converter = Size.Converter.class,
            description = "bytes per second, of all files together; as in 2M")
    private Size limitRate;

    @Option(
            names = "--requests-per-hour",
            paramLabel = "N",
            description = "calls of FileFactory (default: ${DEFAULT-VALUE}; 0: no limit)")
    private int requestsPerHour = 5_000;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--dry-run", description = "only show what would be mirrored")
    private boolean dryRun;

    @Option(names = "--again", description = "also files that arrived before, unless still there")
    private boolean again;

    @Option(names = "--retry-failed", description = "instead of links: those that failed and may be retried")
    private boolean retryFailed;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "the record of what was done (default:" + " ${DEFAULT-VALUE})")
    private Path journal = Path.of("mirror-journal.jsonl");

    @Option(names = "--report", paramLabel = "FILE", description = "the same as CSV (default: ${DEFAULT-VALUE})")
    private Path report = Path.of("mirror-report.csv");

    @Option(names = "--json", description = "print the journal's lines, and nothing else")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "show only what failed")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "also show what is retried, and why")
    private boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Color color = Color.auto;

    @Option(
            names = "--routes",
            paramLabel = "LANGUAGE",
            description = "Camel routes in ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private RouteLanguage language = RouteLanguage.java;

    List<String> arguments() {
        return arguments;
    }

    Destination destination() {
        return new Destination(folder, folderPath);
    }

    int parallel() {
        return parallel;
    }

    /** In bytes per second; null for no limit. */
    Size limitRate() {
        return limitRate;
    }

    int requestsPerHour() {
        return requestsPerHour;
    }

    Selection selection() {
        return selection;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean again() {
        return again;
    }

    boolean retryFailed() {
        return retryFailed;
    }

    Path journal() {
        return journal;
    }

    Path report() {
        return report;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    /** Whether colours are wanted on a terminal. */
    boolean colored(Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return color == Color.always || color == Color.auto && !unwanted;
    }

    /** When colours are used. */
    enum Color {
        auto,
        always,
        never
    }

    RouteLanguage language() {
        return language;
    }

    /** @throws IllegalArgumentException if they cannot be used */
    void requireUsable() {
        require(parallel >= 1 && parallel <= 100, "--parallel must be from 1 to 100, not " + parallel);
        require(requestsPerHour >= 0, "--requests-per-hour must not be negative");
        require(limitRate == null || limitRate.bytes() >= 1_024, "--limit-rate must be at least 1024 bytes per second");
        require(
                folderPath == null || NAMES.matcher(folderPath).matches(),
                "--folder-path must be names separated by slashes, as in photos/2026");
        require(!retryFailed || !dryRun, "--dry-run and --retry-failed cannot be combined");
        require(!retryFailed || arguments.isEmpty(), "--retry-failed takes no links: it uses those of the journal");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
