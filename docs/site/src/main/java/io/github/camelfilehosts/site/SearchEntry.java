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

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What can be found: a section of a page.
 *
 * @param page the page's title
 * @param title the section's
 * @param url of the section
 * @param text all that stands in it
 */
record SearchEntry(String page, String title, String url, String text) {

    static List<SearchEntry> of(Page page, Document content) {
        Sections sections = new Sections(page);
        content.body().traverse(sections);
        return sections.end();
    }

    /** A script and not JSON: a browser reads no other file of a page that lies on disk. */
    static void write(List<SearchEntry> entries, Path file) throws IOException {
        Files.writeString(file, "window.searchEntries = " + new ObjectMapper().writeValueAsString(entries) + ";\n");
    }

    private static final class Sections implements NodeVisitor {

        private final List<SearchEntry> entries = new ArrayList<>();
        private final Page page;
        private String title;
        private String url;
        private StringBuilder text = new StringBuilder();

        Sections(Page page) {
            this.page = page;
            this.title = page.title();
            this.url = page.file();
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element && element.normalName().matches("h[2-4]") && element.hasAttr("id")) {
                end();
                title = element.text();
                url = page.file() + "#" + element.id();
            } else if (node instanceof TextNode words) {
                text.append(words.text()).append(' ');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            // A section ends where the next one begins.
        }

        private List<SearchEntry> end() {
            entries.add(new SearchEntry(
                    page.title(),
                    title,
                    url,
                    text.toString().replaceAll("\\s+", " ").strip()));
            text = new StringBuilder();
            return entries;
        }
    }
}
