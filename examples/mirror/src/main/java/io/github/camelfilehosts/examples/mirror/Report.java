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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the results as a CSV file, for other programs: one record for each link. */
final class Report {

    private static final String FIRST_COLUMN = "link";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(FIRST_COLUMN, "name", "size", "outcome", "seconds", "AlfaFile link", "error")
            .get();

    private final Path path;

    Report(Path path) {
        this.path = path;
    }

    /** Checked before a long job, so that it does not fail at its end or overwrite another file. */
    void requireWritable() throws IOException {
        if (Files.exists(path) && Files.size(path) > 0 && !firstLine().startsWith(FIRST_COLUMN + ",name,")) {
            throw new UnusableFileException(
                    "'" + path + "' exists and is not a report of mirror, so it is not overwritten");
        }
        try {
            Files.newOutputStream(unfinished(path)).close();
            Files.delete(unfinished(path));
        } catch (IOException e) {
            throw new UnusableFileException("report", e);
        }
    }

    private String firstLine() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            return reader.readLine();
        }
    }

    /** The file gets its name once it is complete; until then an older one stays. */
    void write(Stream<Result> results) throws IOException {
        try (Writer writer = Files.newBufferedWriter(unfinished(path), StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            results.forEach(result -> print(result, csv));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        try (FileChannel channel = FileChannel.open(unfinished(path), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished(path), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Path unfinished(Path path) {
        return path.resolveSibling(path.getFileName() + ".part");
    }

    private static void print(Result result, CSVPrinter csv) {
        try {
            csv.printRecord(
                    result.link(),
                    result.name(),
                    result.size(),
                    result.outcome(),
                    seconds(result),
                    result.alfaFileLink(),
                    result.error());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String seconds(Result result) {
        return result.seconds() == null ? null : String.format(Locale.ROOT, "%.3f", result.seconds());
    }
}
