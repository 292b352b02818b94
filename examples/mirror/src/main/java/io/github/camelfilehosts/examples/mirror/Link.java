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
package io.github.camelfilehosts.examples.mirror;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.filefactory.FileFactoryLinks;
import java.util.List;
import java.util.stream.Stream;

/**
 * A link of the user's list.
 *
 * @param text as the user wrote it
 * @param id the file's ID at FileFactory; null if the text is neither an ID nor a link to a file there
 */
record Link(String text, String id) {

    /** The link that a text is meant to be. */
    static Link of(String text) {
        List<String> ids = ids(text);
        return new Link(text, ids.size() == 1 ? ids.get(0) : null);
    }

    /** The links of a line, separated by white space. */
    static Stream<Link> allOf(String line) {
        String text = line.strip();
        List<Link> words = Stream.of(text.split("\\s+")).map(Link::of).toList();
        boolean several = words.size() > 1 && words.stream().allMatch(Link::isUrl);
        return several ? words.stream() : Stream.of(Link.of(text));
    }

    private static List<String> ids(String text) {
        try {
            return FileFactoryLinks.ids(text);
        } catch (InvalidRequestException e) {
            return List.of();
        }
    }

    boolean isValid() {
        return id != null;
    }

    private boolean isUrl() {
        return isValid() && text.contains("/");
    }

    /** What it leads to: several links may lead to the same file. */
    String target() {
        return isValid() ? id : text;
    }
}
