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
package io.github.camelfilehosts.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file of the project as a page in AsciiDoc shows it: whole, a class of a test without what stands above it. */
record Snippet(String path) {

    private static final Map<String, String> LANGUAGES =
            Map.of("xml", "xml", "yaml", "yaml", "properties", "properties", "java", "java");

    /** Classes that readers copy as a file are shown with package and imports; those of tests are ours. */
    private static final String TESTS = "src/test/java/";

    String asciidoc() {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return "[source," + LANGUAGES.get(ending) + "]\n----\n" + text().strip() + "\n----\n";
    }

    private String text() {
        String text = read(Path.of("..").resolve(path));
        if (!path.contains(TESTS)) {
            return text;
        }
        int begin = text.indexOf("\n/** ");
        return text.substring(begin < 0 ? text.indexOf("\npublic ") : begin);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
