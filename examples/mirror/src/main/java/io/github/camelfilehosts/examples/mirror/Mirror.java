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
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "mirror",
        description = {
            "Mirrors files from FileFactory to AlfaFile.",
            "",
            "Without credentials in the environment it is a demonstration, against stand-ins of both services.",
            ""
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all files arrived", "1:some did not; the report says why", "2:the command was given wrongly"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  FILEFACTORY_EMAIL, FILEFACTORY_PASSWORD, FILEFACTORY_AUTHKEY",
            "  ALFAFILE_TOKEN, or ALFAFILE_LOGIN and ALFAFILE_PASSWORD",
            "  FILEFACTORY_API_URL, ALFAFILE_API_URL, if the APIs are elsewhere"
        })
public final class Mirror implements Callable<Integer> {

    private static final int SOME_DID_NOT_ARRIVE = 1;

    private final Map<String, String> environment;
    private final InputStream standardInput;

    @Parameters(
            paramLabel = "LINK",
            description = "a link to a file at FileFactory, a file with one link a line, or - for standard input")
    private List<String> arguments = List.of();

    @Option(
            names = "--routes",
            paramLabel = "LANGUAGE",
            description =
                    "the language of the Camel routes to run: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private RouteLanguage language = RouteLanguage.java;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "how many files to mirror side by side (default: ${DEFAULT-VALUE})")
    private int parallel = 3;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "the folder at AlfaFile, its ID or link (default: the root)")
    private String folder;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "where to write the report (default: ${DEFAULT-VALUE})")
    private Path report = Path.of("mirror-report.csv");

    @Option(names = "--help", usageHelp = true, description = "this help")
    private boolean help;

    @Spec
    private CommandSpec spec;

    Mirror(Map<String, String> environment, InputStream standardInput) {
        this.environment = environment;
        this.standardInput = standardInput;
    }

    public static void main(String... args) {
        System.exit(command(System.getenv(), System.in).execute(args));
    }

    /** The command, ready to be executed; tests give it another environment. */
    static CommandLine command(Map<String, String> environment, InputStream standardInput) {
        return new CommandLine(new Mirror(environment, standardInput))
                .setParameterExceptionHandler((wrong, arguments) -> {
                    PrintWriter err = wrong.getCommandLine().getErr();
                    err.println("mirror: " + wrong.getMessage());
                    err.println("mirror: --help says more");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("mirror: " + reason(failure));
                    return SOME_DID_NOT_ARRIVE;
                });
    }

    /** What is wrong stands in the cause of all causes. */
    private static String reason(Throwable failure) {
        if (failure.getCause() != null) {
            return reason(failure.getCause());
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    @Override
    public Integer call() throws IOException {
        if (parallel < 1) {
            throw wrong("--parallel must be at least 1, not " + parallel);
        }
        List<Link> links = links();
        Optional<Accounts> accounts = accounts();
        requireWritableReport();
        boolean allArrived = accounts.isPresent() ? mirror(links, accounts.get()) : demonstrate(links);
        return allArrived ? CommandLine.ExitCode.OK : SOME_DID_NOT_ARRIVE;
    }

    private List<Link> links() {
        LinkList links = new LinkList();
        for (String argument : arguments) {
            try {
                links.addArgument(argument, standardInput);
            } catch (IOException e) {
                throw wrong("Cannot read the list '" + argument + "': " + e);
            }
        }
        return links.links();
    }

    private Optional<Accounts> accounts() {
        try {
            return Accounts.in(environment);
        } catch (Accounts.IncompleteException e) {
            throw wrong(e.getMessage());
        }
    }

    /** Nobody wants to hear at the end of a long job that its report cannot be written. */
    private void requireWritableReport() {
        try {
            Report.write(report, List.of());
        } catch (IOException e) {
            throw wrong("Cannot write the report '" + report + "': " + e);
        }
    }

    private boolean mirror(List<Link> links, Accounts accounts) throws IOException {
        requireSome(links);
        try (Routes routes = new Routes(language, accounts, folder, parallel)) {
            return passWithReport(routes, links);
        }
    }

    /** The same job against stand-ins, and then once more, to show that the second time nothing moves. */
    private boolean demonstrate(List<Link> given) throws IOException {
        try (Demonstration demonstration = new Demonstration()) {
            out().println(demonstration.announcement());
            List<Link> links = given;
            if (arguments.isEmpty()) {
                links = demonstration.links();
            } else {
                out().println("The stand-ins know the demonstration's own links only; without links it shows those");
            }
            requireSome(links);
            try (Routes routes = new Routes(language, demonstration.accounts(), folder, parallel)) {
                boolean allArrived = passWithReport(routes, links);
                out().println();
                out().println("Once more, the same links:");
                return allArrived(pass(routes, links)) && allArrived;
            }
        }
    }

    private void requireSome(List<Link> links) {
        if (links.isEmpty()) {
            throw wrong("There are no links: give some as arguments, in a file, or on standard input with -");
        }
    }

    private boolean passWithReport(Routes routes, List<Link> links) throws IOException {
        List<Result> results = pass(routes, links);
        Report.write(report, results);
        out().println("Report: " + report);
        return allArrived(results);
    }

    private List<Result> pass(Routes routes, List<Link> links) {
        return new Pass(routes, parallel, out()).over(links);
    }

    private static boolean allArrived(List<Result> results) {
        return results.stream().allMatch(result -> result.outcome().arrived());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
