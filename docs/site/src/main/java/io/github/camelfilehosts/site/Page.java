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

/**
 * A page of the site.
 *
 * @param source the file that it is made of
 * @param file its name in the site, which has no directories of pages
 * @param title as the navigation calls it
 */
record Page(Path source, String file, String title) {

    /** @param path of the source in the project */
    static Page of(Path root, Path path, String title) {
        return new Page(root.resolve(path), file(path.toString().replace('\\', '/')), title);
    }

    private static String file(String path) {
        if (path.equals("README.md")) {
            return "index.html";
        }
        String name = path.replaceFirst("^([A-Z]+)\\.md$", "project-$1.md")
                .replaceFirst("^docs/", "")
                .replaceFirst("^.*/src/main/docs/", "")
                .replaceFirst("/README\\.md$", "")
                .replaceFirst("\\.(md|adoc)$", "");
        return name.replace('/', '-').toLowerCase(java.util.Locale.ROOT) + ".html";
    }
}
