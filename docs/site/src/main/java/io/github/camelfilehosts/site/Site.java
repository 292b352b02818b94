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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages that {@code docs/README.md} lists, as a directory of HTML: with that list beside each of them, a table of
 * contents, a search, and whatever else they link to in the project.
 */
public final class Site {

    private final Navigation navigation;
    private final Path target;

    private Site(Navigation navigation, Path target) {
        this.navigation = navigation;
        this.target = target;
    }

    /** @param args the project's directory, and the one to write to */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).toRealPath();
        Path target = Path.of(args[1]).toAbsolutePath();
        try (Markup markup = new Markup()) {
            new Site(Navigation.read(root, markup), target).write(markup);
        }
        System.out.println("The site: " + target.resolve("index.html"));
    }

    private void write(Markup markup) throws IOException {
        Files.createDirectories(target);
        Assets.copyTo(target);
        Links links = new Links(navigation, target);
        List<SearchEntry> entries = new ArrayList<>();
        for (Page page : navigation.pages()) {
            var content = markup.render(page.source());
            links.rewrite(content, page);
            Code.prepare(content);
            entries.addAll(SearchEntry.of(page, content));
            Files.writeString(target.resolve(page.file()), Layout.of(page, content, navigation));
        }
        SearchEntry.write(entries, target.resolve("search-entries.js"));
    }
}
