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

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.List;
import java.util.Locale;

/** The results as a table, for people. */
final class ResultTable {

    private static final int NAME_WIDTH = 48;
    private static final int DETAIL_WIDTH = 64;

    private ResultTable() {}

    static String of(List<Result> results) {
        return AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
                .data(
                        results,
                        List.of(
                                text("File").maxWidth(NAME_WIDTH).with(Result::title),
                                number("Size").with(ResultTable::size),
                                text("Outcome").with(result -> result.outcome().toString()),
                                number("Seconds").with(ResultTable::seconds),
                                text(anyError(results) ? "AlfaFile link, or error" : "AlfaFile link")
                                        .maxWidth(DETAIL_WIDTH, OverflowBehaviour.NEWLINE)
                                        .with(ResultTable::detail)))
                .asString();
    }

    private static boolean anyError(List<Result> results) {
        return results.stream().anyMatch(result -> result.error() != null);
    }

    private static Column text(String header) {
        return new Column().header(header).headerAlign(HorizontalAlign.LEFT).dataAlign(HorizontalAlign.LEFT);
    }

    private static Column number(String header) {
        return new Column().header(header).headerAlign(HorizontalAlign.RIGHT).dataAlign(HorizontalAlign.RIGHT);
    }

    private static String size(Result result) {
        return result.size() == null ? "" : new Size(result.size()).toString();
    }

    private static String seconds(Result result) {
        return result.wasTried() ? String.format(Locale.ROOT, "%.1f", Result.seconds(result.time())) : "";
    }

    private static String detail(Result result) {
        return result.error() != null ? result.error() : result.alfaFileLink() == null ? "" : result.alfaFileLink();
    }
}
