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
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects links from arguments, files and standard input: each file once, in the order in which they came. */
final class LinkList {

    private static final String STANDARD_INPUT = "-";
    private static final String COMMENT = "#";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, Link> links = new LinkedHashMap<>();

    /** @param argument a link, a file with one link a line, or {@code -} */
    void addArgument(String argument, InputStream standardInput) throws IOException {
        if (argument.equals(STANDARD_INPUT)) {
            addLines(standardInput);
        } else if (isFile(argument)) {
            try (InputStream file = Files.newInputStream(Path.of(argument))) {
                addLines(file);
            }
        } else {
            add(argument);
        }
    }

    /** A word may be an ID, but a file of that name comes first. */
    private static boolean isFile(String argument) {
        boolean isLink = argument.contains("/") && Link.of(argument).isValid();
        return !isLink && !argument.isBlank() && Files.exists(Path.of(argument));
    }

    private void addLines(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
            if (!text.stripLeading().startsWith(COMMENT)) {
                add(text);
            }
        }
    }

    /** Blank text is none. */
    void add(String text) {
        if (!text.isBlank()) {
            Link link = Link.of(text.strip());
            links.putIfAbsent(link.target(), link);
        }
    }

    List<Link> links() {
        return new ArrayList<>(links.values());
    }
}
