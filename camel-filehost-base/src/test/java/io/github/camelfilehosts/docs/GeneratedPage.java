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
package io.github.camelfilehosts.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page some parts of which are rendered from what they describe, so that they cannot be wrong. A part stands between
 * two comments, in AsciiDoc or in Markdown:
 *
 * <pre>
 * // generated: headers
 * // end of generated
 * </pre>
 *
 * A test fails when such a part is stale; with {@code -Ddocs.update=true} it writes the page anew.
 */
public final class GeneratedPage {

    /** Its first line, its name, its last line. */
    private static final Pattern PART = Pattern.compile(
            "(?ms)^((?://|<!--) generated: ([^\\n]*?)(?: -->)?)\\n" + ".*?(^(?://|<!--) end of generated(?: -->)?$)");

    private final Path path;
    private final Map<String, Supplier<String>> parts = new LinkedHashMap<>();

    /** @param path of the page, relative to the module */
    public GeneratedPage(Path path) {
        this.path = path;
    }

    /** The page must have this part. */
    public GeneratedPage with(String name, Supplier<String> content) {
        parts.put(name, content);
        return this;
    }

    /**
     * The page must have these parts, which several pages share.
     *
     * @param folder of their files, relative to the project; a part is called as its file
     */
    public GeneratedPage withFiles(String folder, String... names) {
        for (String each : names) {
            String file = folder + "/" + each + ".adoc";
            with(file, () -> read(Path.of("..").resolve(file)));
        }
        return this;
    }

    /** Fails if a part is stale, unknown or missing, or writes the page anew if that is asked for. */
    public void checkOrUpdate() {
        String text = text();
        Set<String> seen = new HashSet<>();
        List<String> stale = new ArrayList<>();
        String fresh = PART.matcher(text).replaceAll(part -> {
            String name = part.group(2);
            String content = part.group(1) + "\n" + render(name) + part.group(3);
            seen.add(name);
            if (!content.equals(part.group())) {
                stale.add(name);
            }
            return Matcher.quoteReplacement(content);
        });
        if (!seen.equals(parts.keySet())) {
            throw new AssertionError(path + " has the generated parts " + seen + ", but should have " + parts.keySet());
        }
        if (stale.isEmpty()) {
            return;
        }
        if (!Boolean.getBoolean("docs.update")) {
            throw new AssertionError(path + " is stale: " + stale + ". Run this test with -Ddocs.update=true");
        }
        write(fresh);
    }

    private String render(String name) {
        Supplier<String> part = parts.get(name);
        if (part == null) {
            throw new AssertionError(path + ": nobody generates '" + name + "'");
        }
        return part.get().strip() + "\n";
    }

    /** The page as it is. */
    public String text() {
        return read(path);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
