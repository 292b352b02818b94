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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Leads links to the site's own pages; pictures and other files of the project that are linked to come along. */
final class Links {

    private final Navigation navigation;
    private final Path target;

    Links(Navigation navigation, Path target) {
        this.navigation = navigation;
        this.target = target;
    }

    void rewrite(Document content, Page page) {
        for (Element picture : content.select("img[src]")) {
            if (isRelative(picture.attr("src"))) {
                picture.attr("src", copy(resolve(page, picture.attr("src"))));
            }
        }
        for (Element link : content.select("a[href]")) {
            if (isRelative(link.attr("href"))) {
                rewrite(link, page);
            }
        }
    }

    private void rewrite(Element link, Page page) {
        URI href = URI.create(link.attr("href"));
        Path file = resolve(page, href.getPath());
        Page other = navigation.of(file);
        if (other != null) {
            link.attr("href", other.file() + (href.getFragment() == null ? "" : "#" + href.getFragment()));
        } else if (Files.isRegularFile(file)) {
            link.attr("href", copy(file));
        } else {
            // A directory of the project: there is nothing to show.
            link.unwrap();
        }
    }

    private static boolean isRelative(String target) {
        return !target.startsWith("#") && !target.matches("[a-z]+:.*");
    }

    private static Path resolve(Page page, String path) {
        return page.source().resolveSibling(path).normalize();
    }

    private String copy(Path file) {
        if (file.toString().matches(".*\\.(md|adoc)")) {
            throw new IllegalStateException(file + " is linked to, and no page: docs/README.md does not list it");
        }
        String name = "project/" + navigation.root().relativize(file).toString().replace('\\', '/');
        try {
            Path copy = target.resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name;
    }
}
