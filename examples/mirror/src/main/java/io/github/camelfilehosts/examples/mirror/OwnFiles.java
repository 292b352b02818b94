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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that a run writes. */
record OwnFiles(Path journal, Path report) {

    Path uploads() {
        return Journal.beside(journal, "uploads");
    }

    /** @throws UnusableFileException if one of them is also an input, or two of them are the same */
    void requireNoneOf(List<Path> inputs) throws IOException {
        if (isSame(journal, report)) {
            throw new UnusableFileException("'" + report + "' cannot be both the journal and the report");
        }
        for (Path input : inputs) {
            for (Path own : all()) {
                if (isSame(own, input)) {
                    throw new UnusableFileException("'" + input + "' is an input, and is not overwritten: choose"
                            + " another --journal or --report");
                }
            }
        }
    }

    private List<Path> all() {
        return Stream.of(journal, uploads(), Journal.beside(journal, "index"), report, Report.unfinished(report))
                .toList();
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
                || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }
}
