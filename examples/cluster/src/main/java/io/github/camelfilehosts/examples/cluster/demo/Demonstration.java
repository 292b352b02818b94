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

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.camel.util.TimeUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Mirrors files by jobs on several processes, kills and freezes some of them, and looks whether each"
                        + " file is there exactly once.",
        footer = {
            "",
            "Exit code: 0 if each file is there exactly once, by one login of each account (and one more for each"
                    + " worker that was killed before it had kept its key) and within its budget; 1 if not; 2 if the"
                    + " options are invalid; 3 if it could not be run."
        })
public final class Demonstration implements Callable<Integer> {

    private static final int COULD_NOT_BE_TRIED = 3;

    @Mixin
    private Settings settings;

    @Spec
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Returns the exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Demonstration())
                .registerConverter(Duration.class, text -> Duration.ofMillis(TimeUtils.toMilliSeconds(text)))
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        String contradiction = settings.contradiction();
        if (contradiction != null) {
            throw new ParameterException(command.commandLine(), contradiction);
        }
        try (Run run = new Run(settings, System.out)) {
            return run.carryOut() ? 0 : 1;
        } catch (IOException | SQLException e) {
            System.err.println("cluster: " + e.getMessage());
            return COULD_NOT_BE_TRIED;
        }
    }
}
