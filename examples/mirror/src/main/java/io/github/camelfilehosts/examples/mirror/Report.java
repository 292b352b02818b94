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
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The results as a CSV file, for other programs: one record for each link. */
final class Report {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("link", "name", "size", "outcome", "seconds", "AlfaFile link", "error")
            .get();

    private Report() {}

    static void write(Path path, List<Result> results) throws IOException {
        try (Writer writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            for (Result result : results) {
                csv.printRecord(
                        result.link(),
                        result.name(),
                        result.size(),
                        result.outcome(),
                        seconds(result),
                        result.alfaFileLink(),
                        result.error());
            }
        }
    }

    private static String seconds(Result result) {
        return result.wasTried() ? String.format(Locale.ROOT, "%.3f", Result.seconds(result.time())) : null;
    }
}
