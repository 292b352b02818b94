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

import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A directory to run the command in, with accounts at both stand-ins. */
final class Workplace {

    private final Path directory;
    private final Map<String, String> environment;

    Workplace(Path directory, FileFactoryServer fileFactory, AlfaFileServer alfaFile) {
        this.directory = directory;
        this.environment = new HashMap<>(Map.of(
                "FILEFACTORY_EMAIL", fileFactory.email(),
                "FILEFACTORY_PASSWORD", fileFactory.password(),
                "FILEFACTORY_AUTHKEY", fileFactory.authKey(),
                "FILEFACTORY_API_URL", fileFactory.apiUrl(),
                "ALFAFILE_LOGIN", alfaFile.login(),
                "ALFAFILE_PASSWORD", alfaFile.password(),
                "ALFAFILE_API_URL", alfaFile.apiUrl(),
                "MIRROR_JOURNAL", directory.resolve("journal.jsonl").toString(),
                "MIRROR_REPORT", directory.resolve("report.csv").toString()));
    }

    /** To be changed. */
    Map<String, String> environment() {
        return environment;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** The journal's lines. */
    List<String> journal() throws IOException {
        return lines("journal.jsonl");
    }

    List<String> lines(String name) throws IOException {
        return Files.exists(path(name)) ? Files.readAllLines(path(name)) : List.of();
    }

    /** Writes a file, and says where it is. */
    String write(String name, String text) throws IOException {
        return Files.writeString(path(name), text).toString();
    }

    Ran run(String... arguments) throws IOException {
        return runWith("", arguments);
    }

    Ran runWith(String standardInput, String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Mirror.command(
                        environment, new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    /** The report's records. */
    List<CSVRecord> report() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        if (!Files.exists(path("report.csv"))) {
            return List.of();
        }
        try (CSVParser parser = CSVParser.parse(path("report.csv"), StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        }
    }

    /** A column of the report. */
    List<String> report(String column) throws IOException {
        List<String> values = new ArrayList<>();
        report().forEach(record -> values.add(record.get(column)));
        return values;
    }

    /** What came of the command. */
    record Ran(int exitCode, String out, String err) {}
}
