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
package io.github.camelfilehosts.examples.linkchecker;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A CSV file with links, in the column {@code link}, or in the first one if there is no heading. Read a chunk at a
 * time.
 */
final class LinkFile implements Closeable {

    private static final String COLUMN = "link";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BufferedReader lines;
    private final int column;
    private String line;

    LinkFile(Path path) throws IOException {
        // Unlike that of Files, this reader puts up with a line in another encoding.
        lines = new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
        line = lines.readLine();
        if (line != null && line.startsWith(BYTE_ORDER_MARK)) {
            line = line.substring(1);
        }
        int heading = line == null ? -1 : fields(line).indexOf(COLUMN);
        column = Math.max(heading, 0);
        if (heading >= 0) {
            line = lines.readLine();
        }
    }

    /** The next links, so many at most; none at the end. */
    List<Link> next(int most) throws IOException {
        List<Link> links = new ArrayList<>();
        for (; line != null && links.size() < most; line = lines.readLine()) {
            if (!line.isBlank()) {
                links.add(link(line));
            }
        }
        return links;
    }

    private Link link(String text) {
        List<String> fields = fields(text);
        return column < fields.size() ? Link.of(fields.get(column)) : new Link(text, null);
    }

    /**
     * Of one line: a quotation mark that is never closed must not swallow the lines behind it. None, if it is no CSV.
     */
    private static List<String> fields(String text) {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            return parser.iterator().next().stream().map(String::strip).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
