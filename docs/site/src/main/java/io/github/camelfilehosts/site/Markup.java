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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Makes HTML of AsciiDoc and Markdown, with the anchors that forges give to headings. */
final class Markup implements AutoCloseable {

    private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();
    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    Document render(Path source) {
        return source.toString().endsWith(".adoc") ? asciidoc(source) : markdown(source);
    }

    private Document asciidoc(Path source) {
        Options options = Options.builder()
                .safe(SafeMode.SAFE)
                .standalone(false)
                .attributes(Attributes.builder()
                        .showTitle(true)
                        .attribute("idprefix", "")
                        .attribute("idseparator", "-")
                        .build())
                .build();
        return Jsoup.parseBodyFragment(asciidoctor.convert(read(source), options));
    }

    private Document markdown(Path source) {
        Document page = Jsoup.parseBodyFragment(renderer.render(parser.parse(read(source))));
        Map<String, Integer> seen = new HashMap<>();
        for (Element heading : page.select("h1, h2, h3, h4")) {
            String slug = heading.text()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = seen.merge(slug, 1, Integer::sum) - 1;
            heading.attr("id", before == 0 ? slug : slug + "-" + before);
        }
        return page;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        asciidoctor.close();
    }
}
