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
package io.github.camelfilehosts.filefactory;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.ids.IdReader;
import java.util.List;

/**
 * Reads the IDs of FileFactory files out of pasted text, as the component does wherever it takes IDs. It is for
 * applications that read lists of links.
 *
 * <ul>
 *   <li>A link is {@code filefactory.com/file/ID}, {@code /stream/ID}, {@code /trafficshare/HASH/ID} or
 *       {@code /digitalsales/HASH/ID}, with or without {@code https://www.}, and with anything after the ID.
 *   <li>White space of any kind, commas and semicolons separate. No-break and zero-width spaces and a byte order mark
 *       are white space too.
 *   <li>A link reaches to the next white space. A comma or semicolon in it separates only if another link follows it,
 *       or if the link has no file name yet: {@code .../file/1ep92k3t0fdz/Red,White.rar} is one file,
 *       {@code .../file/1ep92k3t0fdz,4k7gx0w2mq1z} is two.
 *   <li>Brackets, quotes and a full stop around a link or an ID are not part of it, nor is the text of a Markdown link.
 *       Marks without any letter or digit, such as the dashes of a list, are ignored.
 *   <li>If the text holds anything else, all of it is refused: for example a link of another site, a link that is cut
 *       off, or a number before an item of a list of links.
 * </ul>
 *
 * <p>The service is not asked, so there may be no file of an ID that is read. Time and memory are linear in the length
 * of the text. Thread-safe.
 */
public final class FileFactoryLinks {

    static final IdReader READER =
            new IdReader("filefactory\\.com", "(?:file|stream|(?:trafficshare|digitalsales)/++[0-9a-f]{32})");

    private FileFactoryLinks() {}

    /**
     * Returns the IDs in a text, unchanged, in their order, repeats included.
     *
     * @param text IDs and links, as people paste them
     * @return at least one ID; the list cannot be changed
     * @throws InvalidRequestException if the text is null, holds no ID, or holds what is neither an ID nor a
     *     FileFactory link to a file; the message quotes at most 100 characters of it
     */
    public static List<String> ids(String text) {
        return READER.ids(text, reason -> Failure.of(FileFactoryEndpoint.SCHEME, "ids", "the text " + reason));
    }
}
