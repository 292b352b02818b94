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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page in Markdown or AsciiDoc, without what it quotes as code. */
final class PageText {

    private static final Pattern MARKDOWN_CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]*`");
    private static final Pattern MARKDOWN_LINK =
            Pattern.compile("\\]\\(([^)\\s]+)\\)|<(?:img|a) [^>]*(?:src|href)=\"([^\"]+)\"");
    private static final Pattern MARKDOWN_HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern ASCIIDOC_CODE = Pattern.compile("(?ms)^----$.*?^----$");
    private static final Pattern ASCIIDOC_LINK =
            Pattern.compile("\\b(?:link|xref|image):{1,2}([^\\s\\[]+)\\[|<<([^,>]+)(?:,[^>]*)?>>");
    private static final Pattern ASCIIDOC_HEADING = Pattern.compile("(?m)^=+ +(.*)$");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*|\\{.*");

    private final Path file;
    private final boolean markdown;
    private final String prose;
    private final String text;

    private PageText(Path file, String text) {
        this.file = file;
        this.markdown = file.toString().endsWith(".md");
        this.text = (markdown ? Pattern.compile("(?ms)^ *```.*?^ *```") : ASCIIDOC_CODE)
                .matcher(text)
                .replaceAll("");
        this.prose = (markdown ? MARKDOWN_CODE : ASCIIDOC_CODE).matcher(text).replaceAll("");
    }

    static PageText of(Path file) throws IOException {
        return new PageText(file, Files.readString(file));
    }

    /** Where it leads to in the project; an anchor of this page begins with its mark. */
    List<String> links() {
        return (markdown ? MARKDOWN_LINK : ASCIIDOC_LINK)
                .matcher(prose)
                .results()
                .map(this::link)
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .toList();
    }

    private String link(MatchResult found) {
        if (found.group(1) != null) {
            return found.group(1);
        }
        return markdown ? found.group(2) : "#" + slug(found.group(2));
    }

    /** The file that a link of this page leads to. */
    Path target(String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    /** The names that a forge gives to the headings. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        (markdown ? MARKDOWN_HEADING : ASCIIDOC_HEADING).matcher(text).results().forEach(heading -> {
            String anchor = slug(heading.group(1));
            String unique = anchor;
            for (int i = markdown ? 1 : 2; !anchors.add(unique); i++) {
                unique = anchor + "-" + i;
            }
        });
        return anchors;
    }

    private String slug(String heading) {
        String plain = heading.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} ._-]", "");
        return markdown
                ? plain.replace(".", "").replace(' ', '-')
                : plain.replaceAll("[ .-]+", "-").replaceAll("^-|-$", "");
    }
}
