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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** The files that a consumer watches: those in its {@code fileId}, or in the list that it points to. */
class WatchedFiles {

    private static final String RESOURCE = "resource:";

    private final String fileId;
    private final CamelContext camelContext;

    /** @throws InvalidRequestException if the option does not name a file */
    WatchedFiles(String fileId, CamelContext camelContext) {
        this.fileId = fileId;
        this.camelContext = camelContext;
        if (fileId == null) {
            throw new InvalidRequestException(failure("is missing: it names the files to watch, or a list of them"));
        }
        if (!isList()) {
            FileFactoryLinks.READER.ids(fileId, WatchedFiles::failure);
        }
    }

    /** The IDs, each once. A list, which may be empty, is read again each time. */
    List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        FileFactoryLinks.READER.read(isList() ? list() : fileId, ids, WatchedFiles::failure);
        return ids.stream().distinct().toList();
    }

    private boolean isList() {
        return fileId.startsWith(RESOURCE);
    }

    private String list() throws IOException {
        String uri = fileId.substring(RESOURCE.length());
        try (InputStream list = ResourceHelper.resolveMandatoryResourceAsInputStream(camelContext, uri)) {
            byte[] text = list.readAllBytes();
            return new String(text, isUtf16(text) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        }
    }

    /**
     * Whether a text is UTF-16, as some editors and shells of Windows write it. It is recognised by a byte order mark.
     */
    private static boolean isUtf16(byte[] text) {
        return text.length > 1
                && (text[0] == (byte) 0xFF && text[1] == (byte) 0xFE
                        || text[0] == (byte) 0xFE && text[1] == (byte) 0xFF);
    }

    private static Failure failure(String reason) {
        return Failure.of(FileFactoryEndpoint.SCHEME, "getFileInfo", "option fileId " + reason);
    }
}
