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

import io.github.camelfilehosts.AuthenticationFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "mirror",
        description =
                "Mirrors files from FileFactory to AlfaFile. With neither accounts nor links it%nis a demonstration.%n",
        customSynopsis = {"mirror [OPTION]... LINK...", ""},
        synopsisHeading = "Usage: ",
        sortOptions = false,
        usageHelpAutoWidth = true,
        versionProvider = Mirror.Version.class,
        footer = {
            "",
            "Accounts, in the environment or mirror.properties: FILEFACTORY_EMAIL,",
            "FILEFACTORY_PASSWORD, FILEFACTORY_AUTHKEY, ALFAFILE_TOKEN (or _LOGIN, _PASSWORD)",
            "Exit codes: 0 all arrived, 1 some did not, 2 wrong command, 130 Ctrl-C"
        })
public final class Mirror implements Callable<Integer> {

    private static final int SOME_DID_NOT_ARRIVE = 1;
    private static final int INTERRUPTED = 130;

    private final Map<String, String> environment;
    private final Settings settings;
    private final InputStream standardInput;
    private final Stop stop = new Stop();

    @Mixin
    private Options options = new Options();

    @Option(names = "--completion", description = "print the completion script for bash and zsh")
    private boolean completion;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "the version")
    private boolean version;

    @Spec
    private CommandSpec spec;

    private Mirror(Map<String, String> environment, Settings settings, InputStream standardInput) {
        this.environment = environment;
        this.settings = settings;
        this.standardInput = standardInput;
    }

    public static void main(String... args) {
        try {
            configureLogging();
            CommandLine command = command(System.getenv(), System.in);
            int code = command.execute(args);
            // Otherwise a line without its end would be lost.
            command.getOut().flush();
            System.exit(code);
        } catch (IOException e) {
            System.err.println("mirror: the settings cannot be read: " + e);
            System.exit(CommandLine.ExitCode.USAGE);
        }
    }

    private static void configureLogging() throws IOException {
        // To see more, set a file of your own.
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream configuration = Mirror.class.getResourceAsStream("/logging.properties")) {
                LogManager.getLogManager().readConfiguration(configuration);
            }
        }
    }

    /**
     * The command, ready to be executed; tests give it another environment.
     *
     * @throws IOException if the file of settings exists and cannot be read
     */
    static CommandLine command(Map<String, String> environment, InputStream standardInput) throws IOException {
        Settings settings = new Settings(environment);
        return new CommandLine(new Mirror(environment, settings, standardInput))
                .setDefaultValueProvider(settings)
                .setParameterExceptionHandler((wrong, arguments) -> {
                    PrintWriter err = wrong.getCommandLine().getErr();
                    err.println("mirror: " + wrong.getMessage());
                    err.println("mirror: see --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("mirror: " + reason(failure));
                    return SOME_DID_NOT_ARRIVE;
                });
    }

    private static String reason(Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            return "the login was refused: " + new Reason(failure);
        }
        // The innermost cause tells what is wrong with an option.
        boolean isOwn = failure instanceof UncheckedIOException || failure.getCause() == null;
        return isOwn ? new Reason(failure).toString() : reason(failure.getCause());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (completion) {
            out().print(AutoComplete.bash(spec.name(), spec.commandLine()));
            return CommandLine.ExitCode.OK;
        }
        try {
            options.requireUsable();
            Optional<Accounts> accounts = Accounts.in(settings);
            boolean isDemonstration = accounts.isEmpty() && options.arguments().isEmpty() && !options.retryFailed();
            return isDemonstration ? demonstrate() : mirror(accounts);
        } catch (IllegalArgumentException
                | Accounts.IncompleteException
                | LinkList.NoSuchFileException
                | UnusableFileException e) {
            throw wrong(e.getMessage());
        }
    }

    private int mirror(Optional<Accounts> accounts)
            throws LinkList.NoSuchFileException, IOException, InterruptedException {
        LinkList list = new LinkList(options.arguments(), standardInput);
        OwnFiles files = new OwnFiles(options.journal(), options.report());
        requireNoneRead(files, list);
        if (accounts.isEmpty()) {
            throw wrong("No accounts are set. Set " + Accounts.NEEDED);
        }
        if (options.arguments().isEmpty() && !options.retryFailed()) {
            throw wrong("There are no links. Give them as arguments, in a file, or on standard input with -");
        }
        Mirroring mirroring = mirroring(accounts.get(), files);
        if (options.dryRun()) {
            mirroring.tell(list.links());
            return CommandLine.ExitCode.OK;
        }
        Tally tally = mirroring.run(options.retryFailed() ? null : list.links());
        if (tally.ended() == 0 && tally.earlier() == 0 && !stop.isInterrupted()) {
            throw wrong(
                    options.retryFailed()
                            ? "The journal has nothing that may be retried"
                            : "There are no links in the list");
        }
        return end(mirroring, tally, files.report());
    }

    private void requireNoneRead(OwnFiles files, LinkList list) throws IOException {
        List<Path> read = new ArrayList<>(list.files());
        read.add(settings.file());
        files.requireNoneOf(read);
    }

    private int end(Mirroring mirroring, Tally tally, Path report) {
        if (!options.json() && !options.quiet()) {
            mirroring.summary(tally).forEach(out()::println);
            out().println("Report: " + report);
            out().flush();
        }
        return stop.isInterrupted() ? INTERRUPTED : tally.missing() > 0 ? SOME_DID_NOT_ARRIVE : CommandLine.ExitCode.OK;
    }

    /** Mirrors against stand-ins, and then once more, to show that no byte moves the second time. */
    private int demonstrate() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("mirror");
        try (Demonstration demonstration = new Demonstration()) {
            out().println(demonstration.announcement());
            boolean allArrived = pass(demonstration, directory, "first");
            out().println();
            out().println("Once more, with the same links and an empty journal:");
            return pass(demonstration, directory, "second") && allArrived
                    ? CommandLine.ExitCode.OK
                    : SOME_DID_NOT_ARRIVE;
        } finally {
            for (Path file : files(directory)) {
                Files.delete(file);
            }
            Files.delete(directory);
        }
    }

    private boolean pass(Demonstration demonstration, Path directory, String name)
            throws IOException, InterruptedException {
        OwnFiles files = new OwnFiles(directory.resolve(name + ".jsonl"), directory.resolve(name + ".csv"));
        Mirroring mirroring = mirroring(demonstration.accounts(), files);
        Tally tally = mirroring.run(demonstration.links());
        mirroring.summary(tally).forEach(out()::println);
        return tally.missing() == 0;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Mirroring mirroring(Accounts accounts, OwnFiles files) {
        return new Mirroring(options, accounts, files, out(), spec.commandLine().getErr(), environment, stop);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The version in the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Mirror.class.getPackage().getImplementationVersion();
            return new String[] {"mirror " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
