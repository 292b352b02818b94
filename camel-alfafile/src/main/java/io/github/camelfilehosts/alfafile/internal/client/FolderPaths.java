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

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.internal.http.CallContext;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Finds folders by their paths, and creates missing ones, each once, even if several exchanges need it at the same
 * time. A known folder needs no call. Thread-safe.
 */
final class FolderPaths {

    private final AlfaFileClient client;
    private final Folders folders;
    private final KnownFolders known;

    FolderPaths(AlfaFileClient client, Folders folders, KnownFolders known) {
        this.client = client;
        this.folders = folders;
        this.known = known;
    }

    /**
     * Does something in a folder. If the service says that the folder is gone, the path is looked up again, and the
     * work repeated once.
     *
     * @param parentId the folder that the path begins in; null, or 0, for the root
     * @param path null for the parent itself
     * @param make whether missing folders are created
     */
    <T> T in(String parentId, FolderPath path, boolean make, Function<String, T> work, CallContext context) {
        if (path == null) {
            return work.apply(parentId);
        }
        try {
            return work.apply(walk(parentId, path, make, context));
        } catch (FileNotFoundOnHostException e) {
            if (!forget(Folders.named(parentId), path)) {
                throw e;
            }
            return work.apply(walk(parentId, path, make, context));
        }
    }

    private String walk(String parentId, FolderPath path, boolean make, CallContext context) {
        String id = Folders.named(parentId);
        for (String name : path.names()) {
            String nested = known.id(id, name);
            id = nested == null ? learn(id, name, path, make, context) : nested;
        }
        return id;
    }

    /** Forgets what is known about the path; false if nothing was. */
    private boolean forget(String parentId, FolderPath path) {
        boolean any = false;
        String id = parentId;
        for (String name : path.names()) {
            String nested = known.id(id, name);
            if (nested == null) {
                return any;
            }
            known.forget(id, name);
            any = true;
            id = nested;
        }
        return any;
    }

    private String learn(String parentId, String name, FolderPath path, boolean make, CallContext context) {
        ReentrantLock lock = known.lock(parentId);
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailureException(
                    context.failure("interrupted while another thread was looking for folder '" + path + "'", e));
        }
        try {
            if (!make || !known.isComplete(parentId)) {
                folders.nested(parentId, context).forEach(folder -> known.put(parentId, folder.name(), folder.id()));
                known.setComplete(parentId);
            }
            String id = known.id(parentId, name);
            if (id == null && !make) {
                throw new FileNotFoundOnHostException(
                        context.failure("folder '" + name + "' of folderPath '" + path + "' does not exist"));
            }
            return id == null ? make(parentId, name, context) : id;
        } finally {
            lock.unlock();
        }
    }

    private String make(String parentId, String name, CallContext context) {
        AlfaFolder folder;
        try {
            folder = client.makeFolder(name, parentId, context);
        } catch (InvalidRequestException e) {
            if (!AlfaFileEnvelope.isConflict(e)) {
                throw e;
            }
            // Somebody else has created it meanwhile.
            folder = folders.findFolder(name, client.folderPages(parentId, context))
                    .orElseThrow(() -> e);
        }
        known.put(parentId, name, folder.id());
        if (folder.folderCount() != null && folder.folderCount() == 0) {
            known.setComplete(folder.id());
        }
        return folder.id();
    }
}
