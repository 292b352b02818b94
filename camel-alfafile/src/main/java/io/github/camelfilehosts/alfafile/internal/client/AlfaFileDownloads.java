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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Reservation;
import io.github.camelfilehosts.internal.transfer.download.DownloadSettings;
import io.github.camelfilehosts.internal.transfer.download.FileFacts;
import io.github.camelfilehosts.internal.transfer.download.Link;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;

/** Gets the facts about a file before its bytes are fetched. Thread-safe. */
public final class AlfaFileDownloads {

    private final AlfaFileClient client;
    private final DownloadSettings settings;
    private final boolean severalConnections;

    /** @param severalConnections whether a file is to be fetched over several connections */
    public AlfaFileDownloads(AlfaFileClient client, DownloadSettings settings, boolean severalConnections) {
        this.client = client;
        this.settings = settings;
        this.severalConnections = severalConnections;
    }

    /**
     * A file with its facts and its first link.
     *
     * @throws FileHostException if it cannot be downloaded
     */
    public RemoteFile find(String id, CallContext context) {
        AlfaFile info;
        Link link;
        try (Reservation two = client.reserve(2, context)) {
            info = client.info(id, two.context());
            link = links(id, two.context()).fresh();
        }
        return new RemoteFile(facts(info, id), links(id, context), link, context, settings);
    }

    /** A file of which everything but a link is known. The link is fetched when the file is opened. */
    public RemoteFile of(AlfaFile info, CallContext context) {
        return new RemoteFile(facts(info, info.id()), links(info.id(), context), null, context, settings);
    }

    private AlfaFileLinkSource links(String id, CallContext context) {
        return new AlfaFileLinkSource(client, settings.clock(), id, severalConnections, context);
    }

    private static FileFacts facts(AlfaFile info, String id) {
        String revision = info.created() == null ? null : info.created().toString();
        return new FileFacts(id, info.name(), FileFacts.size(info.size(), null), info.md5(), revision);
    }
}
