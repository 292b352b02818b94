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
package io.github.camelfilehosts.filefactory.internal.client;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.filefactory.FileFactoryError;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.LinkType;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.download.DownloadSettings;
import io.github.camelfilehosts.internal.transfer.download.FileFacts;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;
import java.util.List;

/** Finds out what is to be known of a file before its bytes are fetched. Thread-safe. */
public final class FileFactoryDownloads {

    /**
     * A file that can be had.
     *
     * @param linkType of its first link; null if the service does not say
     */
    public record Found(RemoteFile file, LinkType linkType) {}

    private final FileFactoryClient client;
    private final DownloadSettings settings;

    public FileFactoryDownloads(FileFactoryClient client, DownloadSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * A file with its facts and its first link.
     *
     * @param filePassword null if the file takes none
     * @throws FileHostException if it cannot be had
     */
    public Found find(String id, String filePassword, CallContext context) {
        FileInfo info = client.getFileInfo(List.of(id), context).get(0);
        requireAvailable(info, context);
        DownloadLink link = client.getDownloadLink(id, filePassword, context);
        FileFactoryLinkSource links = new FileFactoryLinkSource(client, settings.clock(), id, filePassword, context);
        FileFacts facts = new FileFacts(
                id,
                info.name() == null ? link.name() : info.name(),
                FileFacts.size(info.size(), link.size()),
                info.md5(),
                info.added() == null ? null : info.added().toInstant().toString());
        return new Found(new RemoteFile(facts, links, links.link(link), context, settings), link.linkType());
    }

    /** Throws if the file's own status says that it cannot be had. */
    private static void requireAvailable(FileInfo info, CallContext context) {
        switch (info.status()) {
            case ONLINE -> {}
            case OFFLINE -> throw unavailable(FileFactoryError.ERR_API_FILE_OFFLINE, info, context);
            case INVALID, MISSING -> throw unavailable(FileFactoryError.ERR_API_FILE_INVALID, info, context);
        }
    }

    private static FileHostException unavailable(FileFactoryError error, FileInfo info, CallContext context) {
        Failure failure = context.failure("file '" + info.id() + "': " + error.meaning() + ". " + error.action())
                .withCode(error.code());
        return error.exception(failure);
    }
}
