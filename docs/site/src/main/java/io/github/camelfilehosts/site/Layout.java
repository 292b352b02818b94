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

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** A page around its content: the list of all pages, the search, and the page's own contents. */
final class Layout {

    private Layout() {}

    static String of(Page page, Document content, Navigation navigation) {
        content.outputSettings().prettyPrint(false);
        Element title = content.selectFirst("h1");
        return Assets.text("layout.html")
                .replace("{title}", Entities.escape(title == null ? page.title() : title.text()))
                .replace("{navigation}", navigation(page, navigation))
                .replace("{contents}", contents(content))
                .replace("{content}", content.body().html());
    }

    private static String navigation(Page here, Navigation navigation) {
        return navigation.groups().entrySet().stream()
                .map(group -> group(here, group))
                .collect(Collectors.joining("\n"));
    }

    private static String group(Page here, Map.Entry<String, List<Page>> group) {
        return group.getValue().stream()
                .map(page -> "<li><a href=\"" + page.file() + "\""
                        + (page.equals(here) ? " aria-current=\"page\"" : "") + ">" + Entities.escape(page.title())
                        + "</a></li>")
                .collect(Collectors.joining(
                        "\n", "<h2>" + Entities.escape(group.getKey()) + "</h2>\n<ul>\n", "\n</ul>"));
    }

    private static String contents(Document content) {
        List<Element> headings = content.select("h2[id], h3[id]");
        if (headings.size() < 2) {
            return "";
        }
        return headings.stream()
                .map(heading -> "<li class=\"" + heading.normalName() + "\"><a href=\"#" + heading.id() + "\">"
                        + Entities.escape(heading.text()) + "</a></li>")
                .collect(Collectors.joining("\n", "<h2>On this page</h2>\n<ul>\n", "\n</ul>"));
    }
}
