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
package io.github.camelfilehosts.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What there is to read, in groups, as {@code docs/README.md} lists it for whoever reads the files as they are. */
final class Navigation {

    private static final Path LIST = Path.of("docs/README.md");

    private final Path root;
    private final Map<String, List<Page>> groups = new LinkedHashMap<>();

    private Navigation(Path root) {
        this.root = root;
    }

    static Navigation read(Path root, Markup markup) {
        Navigation navigation = new Navigation(root);
        String group = "";
        for (Element element : markup.render(root.resolve(LIST)).select("h2, li a")) {
            if (element.normalName().equals("h2")) {
                group = element.text();
            } else {
                Path path = LIST.resolveSibling(element.attr("href")).normalize();
                navigation.add(group, Page.of(root, path, element.text()));
            }
        }
        return navigation;
    }

    private void add(String group, Page page) {
        if (pages().stream().anyMatch(other -> other.file().equals(page.file()))) {
            throw new IllegalStateException(page.source() + " would be " + page.file() + ", which is another page");
        }
        groups.computeIfAbsent(group, any -> new ArrayList<>()).add(page);
    }

    Path root() {
        return root;
    }

    Map<String, List<Page>> groups() {
        return groups;
    }

    List<Page> pages() {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    /** The page that is made of this file; null if none is. The list itself is beside each page: it is the first one. */
    Page of(Path source) {
        Path wanted = source.equals(root.resolve(LIST)) ? root.resolve("README.md") : source;
        return pages().stream()
                .filter(page -> page.source().equals(wanted))
                .findFirst()
                .orElse(null);
    }
}
