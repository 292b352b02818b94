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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.internal.http.CallContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a file once it was read: it is deleted or moved, or stays. If that fails, it is tried again later.
 */
class AfterRead {

    /** The name of the root as a destination. */
    static final String ROOT = "root";

    private static final Logger LOG = LoggerFactory.getLogger(AfterRead.class);

    private final AlfaFileEndpoint endpoint;
    private final boolean delete;
    private final String folderId;
    private final Set<String> owed = ConcurrentHashMap.newKeySet();

    /** @throws InvalidRequestException if the options contradict each other or do not name a folder */
    AfterRead(AlfaFileEndpoint endpoint) {
        AlfaFileConfiguration options = endpoint.getConfiguration();
        this.endpoint = endpoint;
        this.delete = options.isDeleteAfterRead();
        String move = options.getMoveAfterRead();
        String id = WatchedFolder.folderId("moveAfterRead", move);
        this.folderId = move != null && id == null ? ROOT : id;
        if (delete && folderId != null) {
            throw new InvalidRequestException(
                    WatchedFolder.failure("moveAfterRead", "cannot be used beside deleteAfterRead"));
        }
    }

    /** The folder to which files are moved; null if they are not. */
    String folderId() {
        return folderId;
    }

    boolean isAnything() {
        return delete || folderId != null;
    }

    /** Whether the file was read, and is still to be deleted or moved. */
    boolean isOwed(AlfaFile file) {
        return owed.contains(file.id());
    }

    /** Whether the file is where it was listed: another node may have been faster. */
    boolean isInPlace(AlfaFile listed, CallContext context) {
        try {
            String folder = endpoint.client().info(listed.id(), context).folderId();
            return listed.folderId() == null || endpoint.client().isSameFolder(listed.folderId(), folder, context);
        } catch (FileNotFoundOnHostException e) {
            return false;
        } catch (FileHostException e) {
            LOG.warn(
                    "{} of {} is postponed, because the file could not be looked up: {}",
                    verb(),
                    listed.id(),
                    e.getMessage());
            return false;
        }
    }

    void perform(List<AlfaFile> files, CallContext context) {
        if (!isAnything() || files.isEmpty()) {
            return;
        }
        List<String> ids = files.stream().map(AlfaFile::id).toList();
        owed.addAll(ids);
        try {
            BatchResult result = delete
                    ? endpoint.client().delete(ids, context)
                    : endpoint.client().move(ids, folderId, context);
            result.succeeded().forEach(owed::remove);
            result.failed().entrySet().forEach(failed -> handle(failed, context));
        } catch (FileHostException e) {
            LOG.warn("{} of {} failed, and will be tried again at the next poll: {}", verb(), ids, e.getMessage());
        }
    }

    private void handle(Map.Entry<String, String> failed, CallContext context) {
        try {
            endpoint.client().info(failed.getKey(), context);
            LOG.warn(
                    "{} of {} failed, and will be tried again at the next poll: {}",
                    verb(),
                    failed.getKey(),
                    context.quote(failed.getValue()));
        } catch (FileNotFoundOnHostException e) {
            owed.remove(failed.getKey());
        }
    }

    private String verb() {
        return delete ? "deleteAfterRead" : "moveAfterRead";
    }
}
