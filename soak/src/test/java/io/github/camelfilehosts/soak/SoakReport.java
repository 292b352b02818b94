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
package io.github.camelfilehosts.soak;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of a run, for people. */
final class SoakReport {

    private final Ledger ledger;
    private final Vitals vitals;
    private final FileFactoryServer fileFactory;
    private final AlfaFileServer alfaFile;

    SoakReport(Ledger ledger, Vitals vitals, FileFactoryServer fileFactory, AlfaFileServer alfaFile) {
        this.ledger = ledger;
        this.vitals = vitals;
        this.fileFactory = fileFactory;
        this.alfaFile = alfaFile;
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), faults(), outcomes(), figures());
    }

    private String faults() {
        Map<String, Integer> fileFactoryFaults = fileFactory.faultsMade();
        Map<String, Integer> alfaFileFaults = alfaFile.faultsMade();
        TreeSet<String> kinds = new TreeSet<>(fileFactoryFaults.keySet());
        kinds.addAll(alfaFileFaults.keySet());
        return table(
                kinds,
                List.of(
                        text("Fault").with(kind -> kind),
                        number("FileFactory").with(kind -> count(fileFactoryFaults.get(kind))),
                        number("AlfaFile").with(kind -> count(alfaFileFaults.get(kind)))));
    }

    private String outcomes() {
        return table(
                ledger.outcomes().entrySet(),
                List.of(
                        text("Route").with(Map.Entry::getKey),
                        number("Exchanges").with(route -> count(sum(route.getValue()))),
                        number("Results").with(route -> count(route.getValue().get(Ledger.RESULT))),
                        text("Failures").with(route -> failures(route.getValue()))));
    }

    private static String failures(Map<String, Long> outcomes) {
        return outcomes.entrySet().stream()
                .filter(outcome -> !outcome.getKey().equals(Ledger.RESULT))
                .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                .collect(Collectors.joining(", "));
    }

    private String figures() {
        return Stream.of(
                        "exchanges: " + ledger.startedCount() + " started, " + ledger.endedCount() + " ended",
                        "faults: " + (sum(fileFactory.faultsMade()) + sum(alfaFile.faultsMade())),
                        "logins: " + fileFactory.logins() + " at FileFactory, " + alfaFile.logins() + " at AlfaFile",
                        "downloaded: " + megabytes(fileFactory.bytesServed() + alfaFile.bytesServed()) + ", uploaded: "
                                + megabytes(alfaFile.bytesReceived()),
                        "the first " + vitals.window().toSeconds() + " s after warming up, and the last:",
                        vitals.heap(),
                        vitals.threads(),
                        "violations: " + ledger.violationCount())
                .map(Object::toString)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }

    private static long sum(Map<?, ? extends Number> counts) {
        return counts.values().stream().mapToLong(Number::longValue).sum();
    }

    private static String count(Number count) {
        return count == null ? "" : count.toString();
    }

    private static <T> String table(Collection<T> rows, List<ColumnData<T>> columns) {
        return AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
                .data(rows, columns)
                .asString();
    }

    private static Column text(String header) {
        return new Column().header(header).headerAlign(HorizontalAlign.LEFT).dataAlign(HorizontalAlign.LEFT);
    }

    private static Column number(String header) {
        return new Column().header(header).headerAlign(HorizontalAlign.RIGHT).dataAlign(HorizontalAlign.RIGHT);
    }
}
