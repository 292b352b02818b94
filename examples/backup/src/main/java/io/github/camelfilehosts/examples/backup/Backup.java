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
package io.github.camelfilehosts.examples.backup;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;

/** Copies a directory tree to AlfaFile, or back; what is there already is not moved. */
public final class Backup {

    private static final String USAGE = """
            Usage: backup copy DIRECTORY [PATH]       copies the directory into AlfaFile's folder of that path
                   backup restore DIRECTORY [PATH]    copies that folder into the directory
            PATH is photos/2026, say; without it, it is the root folder. The account is ALFAFILE_LOGIN and
            ALFAFILE_PASSWORD, or ALFAFILE_TOKEN, in the environment.""";

    private Backup() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean demonstration = arguments.length == 0
                && System.getenv("ALFAFILE_LOGIN") == null
                && System.getenv("ALFAFILE_TOKEN") == null;
        System.exit(demonstration ? Demonstration.run(out) : run(arguments, System.getenv(), out));
    }

    /** @return 0 if all is where it should be, 1 if something failed, 2 if nothing was begun */
    static int run(String[] arguments, Map<String, String> environment, PrintStream out) throws Exception {
        if (arguments.length < 2 || arguments.length > 3 || !arguments[0].matches("copy|restore")) {
            out.println(USAGE);
            return 2;
        }
        Path directory = Path.of(arguments[1]);
        String path = arguments.length == 3 ? arguments[2] : null;
        Tally tally = new Tally(out);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            configure(context.getComponent("alfafile", AlfaFileComponent.class).getConfiguration(), environment);
            if (arguments[0].equals("copy")) {
                copy(context, directory, path, tally);
            } else {
                restore(context, directory, path, tally);
            }
        } catch (IOException e) {
            out.println("ERROR : " + e);
            return 2;
        } catch (CamelExecutionException e) {
            if (!(e.getCause() instanceof FileHostException failure)) {
                throw e;
            }
            out.println("ERROR : " + failure.getMessage());
            return 2;
        }
        tally.print();
        return tally.failures() == 0 ? 0 : 1;
    }

    private static void configure(AlfaFileConfiguration options, Map<String, String> environment) {
        options.setLogin(environment.get("ALFAFILE_LOGIN"));
        options.setPassword(environment.get("ALFAFILE_PASSWORD"));
        options.setToken(environment.get("ALFAFILE_TOKEN"));
        if (environment.containsKey("ALFAFILE_API_URL")) {
            options.setApiUrl(environment.get("ALFAFILE_API_URL"));
        }
    }

    private static void copy(DefaultCamelContext context, Path directory, String path, Tally tally) throws Exception {
        if (!Files.isDirectory(directory)) {
            throw new IOException("There is no directory " + directory);
        }
        context.addRoutes(new CopyRoutes(tally));
        context.start();
        new TreeCopy(context, directory, path).run();
    }

    private static void restore(DefaultCamelContext context, Path directory, String path, Tally tally)
            throws Exception {
        Files.createDirectories(directory);
        context.start();
        new TreeRestore(context, directory, tally).run(path);
    }
}
