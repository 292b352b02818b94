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

import io.github.camelfilehosts.filefactory.model.FileInfo;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The CSV file with the statuses. It is there whole, or stays as it was: it is written under another name until it is
 * complete.
 */
final class StatusFile implements Closeable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("link", "id", "status", "name", "size", "md5", "checked-at")
            .get();

    private final Path path;
    private final Path unfinished;
    private final CSVPrinter rows;

    StatusFile(Path path) throws IOException {
        this.path = path;
        unfinished = path.resolveSibling(path.getFileName() + ".part");
        rows = new CSVPrinter(Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8), FORMAT);
    }

    void add(Link link, FileInfo file, Instant checkedAt) throws IOException {
        rows.printRecord(link.text(), link.id(), file.status(), file.name(), file.size(), file.md5(), checkedAt);
    }

    /** A line that names no file at FileFactory, and was not asked for. */
    void addBroken(Link link, Instant checkedAt) throws IOException {
        rows.printRecord(link.text(), null, LinkCheck.BROKEN, null, null, null, checkedAt);
    }

    /** Puts it in the place of the one before. */
    void complete() throws IOException {
        rows.close();
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
