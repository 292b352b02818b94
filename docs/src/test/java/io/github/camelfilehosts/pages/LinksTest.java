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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the project's pages, and to its files, lead somewhere, as forges show them. */
class LinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", "src");
    private static final Path LIST = ROOT.resolve("docs/README.md");

    @Test
    void eachLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : pages()) {
            PageText page = PageText.of(file);
            for (String link : page.links()) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(file) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void eachPageIsListed() throws IOException {
        PageText list = PageText.of(LIST);
        List<Path> listed = list.links().stream().map(list::target).toList();

        assertThat(pages())
                .allMatch(page ->
                        page.equals(LIST) || page.startsWith(ROOT.resolve("docs/parts")) || listed.contains(page));
    }

    private static boolean leadsSomewhere(PageText page, String link) throws IOException {
        Path target = page.target(link);
        if (!Files.exists(target)) {
            return false;
        }
        int anchor = link.indexOf('#');
        return anchor < 0 || PageText.of(target).anchors().contains(link.substring(anchor + 1));
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        collect(ROOT, pages);
        return pages;
    }

    private static void collect(Path directory, List<Path> pages) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (name.endsWith(".md") || name.endsWith(".adoc")) {
                    pages.add(entry);
                } else if (Files.isDirectory(entry) && !LEFT_OUT.contains(name)) {
                    collect(entry, pages);
                } else if (name.equals("src") && Files.isDirectory(entry.resolve("main/docs"))) {
                    collect(entry.resolve("main/docs"), pages);
                }
            }
        }
    }
}
