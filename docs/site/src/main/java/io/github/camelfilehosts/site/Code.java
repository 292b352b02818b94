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

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What is shown in several languages becomes tabs, and what is wide, tables and pictures, can be scrolled. */
final class Code {

    /** So many characters are sentences, and need a column in which they can be read. */
    private static final int PROSE = 40;

    private Code() {}

    static void prepare(Document content) {
        content.select("pre > code.language-mermaid").forEach(Code::diagram);
        content.select(".exampleblock:has(> .content > .dlist)").forEach(Code::tabs);
        content.select("table, p > img:only-child").forEach(each -> each.wrap("<div class=\"wide\"></div>"));
        content.select("td").stream()
                .filter(cell -> cell.text().length() > PROSE)
                .forEach(cell -> cell.addClass("prose"));
    }

    private static void diagram(Element code) {
        Element figure = new Element("pre").addClass("mermaid").text(code.wholeText());
        code.parent().replaceWith(figure);
    }

    private static void tabs(Element block) {
        Element tabs = new Element("div").addClass("tabs");
        Element bar = tabs.appendElement("div").attr("role", "tablist");
        for (Element title : block.select("dt")) {
            bar.appendElement("button")
                    .attr("type", "button")
                    .attr("role", "tab")
                    .attr("data-language", title.text())
                    .text(title.text());
            Element panel = tabs.appendElement("div").attr("role", "tabpanel").attr("data-language", title.text());
            title.nextElementSibling().select("pre").forEach(panel::appendChild);
        }
        block.replaceWith(tabs);
    }
}
