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
import io.github.camelfilehosts.internal.http.Reservation;
import io.github.camelfilehosts.internal.transfer.download.DownloadSettings;
import io.github.camelfilehosts.internal.transfer.download.FileFacts;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;
import java.util.List;

/** Gets the facts about a file before its bytes are fetched. Thread-safe. */
public final class FileFactoryDownloads {

    /**
     * A file that can be downloaded.
     *
     * @param linkType the type of its first link; null if there is none yet, or if unknown
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
     * @param filePassword null if the file needs none
     * @throws FileHostException if it cannot be downloaded
     */
    public Found find(String id, String filePassword, CallContext context) {
        FileInfo info;
        DownloadLink link;
        try (Reservation two = client.reserve(2, context)) {
            info = client.getFileInfo(List.of(id), two.context()).get(0);
            requireAvailable(info, context);
            link = client.getDownloadLink(id, filePassword, two.context());
        }
        FileFactoryLinkSource links = links(id, filePassword, context);
        String name = info.name() == null ? link.name() : info.name();
        FileFacts facts = facts(info, name, FileFacts.size(info.size(), link.size()));
        return new Found(new RemoteFile(facts, links, links.link(link), context, settings), link.linkType());
    }

    /**
     * A file of which everything but a link is known. The link is fetched when the file is opened.
     *
     * @param filePassword null if the file needs none
     * @throws FileHostException if it cannot be downloaded
     */
    public Found of(FileInfo info, String filePassword, CallContext context) {
        requireAvailable(info, context);
        if (Boolean.TRUE.equals(info.passwordProtected()) && filePassword == null) {
            throw unavailable(FileFactoryError.ERR_API_PASSWORD_REQUIRED, info, context);
        }
        FileFacts facts = facts(info, info.name(), FileFacts.size(info.size(), null));
        return new Found(new RemoteFile(facts, links(info.id(), filePassword, context), null, context, settings), null);
    }

    private FileFactoryLinkSource links(String id, String filePassword, CallContext context) {
        return new FileFactoryLinkSource(client, settings.clock(), id, filePassword, context);
    }

    private static FileFacts facts(FileInfo info, String name, long size) {
        String revision = info.added() == null ? null : info.added().toInstant().toString();
        return new FileFacts(info.id(), name, size, info.md5(), revision);
    }

    /** Throws if the file cannot be downloaded according to its status. */
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
