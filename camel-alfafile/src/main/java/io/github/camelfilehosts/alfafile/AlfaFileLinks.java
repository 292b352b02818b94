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
package io.github.camelfilehosts.alfafile;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.ids.IdReader;
import java.util.List;

/**
 * Reads the IDs of AlfaFile files out of text that people paste, as the component does wherever it takes IDs: for
 * applications that read lists.
 *
 * <ul>
 *   <li>A link is {@code alfafile.net/file/ID}, with or without {@code https://www.}, and with whatever may stand
 *       behind the ID. The case of an ID matters.
 *   <li>White space of any kind separates (no-break and zero-width spaces and a byte order mark too), and so do commas
 *       and semicolons.
 *   <li>A link reaches to the next white space. A comma or semicolon in it separates only where another link begins
 *       behind it, or where the link has no file name yet: {@code .../file/GH/Red,White.rar} is one file,
 *       {@code .../file/GH,E7} is two.
 *   <li>Brackets, quotes and a full stop around a link or an ID are not part of it, nor is the text of a Markdown link.
 *       Marks without any letter or digit, such as the dashes of a list, are passed over.
 *   <li>Anything else is refused, and with it the whole text: a link of another site, one that is cut off, a number
 *       that counts the items of a list of links.
 * </ul>
 *
 * <p>No service is asked: an ID that is read may be of no file. Takes no more time and room than the text is long.
 * Thread-safe.
 */
public final class AlfaFileLinks {

    static final IdReader FILES = reader("file");
    static final IdReader FOLDERS = reader("folder");

    private AlfaFileLinks() {}

    private static IdReader reader(String path) {
        return new IdReader("alfafile\\.net", path);
    }

    /**
     * The IDs in a text: as they stand there, in their order, repeats included.
     *
     * @param text IDs and links, as people paste them
     * @return at least one; cannot be changed
     * @throws InvalidRequestException if the text is null, holds no ID, or holds what is neither an ID nor an AlfaFile
     *     link to a file; the message shows the first 100 characters of that
     */
    public static List<String> ids(String text) {
        return FILES.ids(text, reason -> Failure.of(AlfaFileEndpoint.SCHEME, "ids", "the text " + reason));
    }
}
