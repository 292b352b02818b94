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
package io.github.camelfilehosts.test;

import static io.github.camelfilehosts.test.AlfaFileFolder.ROOT;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files and folders of the account, and the known content of other people's files.
 *
 * <p>Its monitor is the lock of the whole account, and is held by anything that takes several steps, for example an API
 * call.
 */
final class AlfaFileStore {

    private final Setting<InstantSource> clock;
    private final Setting<Boolean> zeroIsRoot;
    private final Map<String, AlfaFileFile> files = new LinkedHashMap<>();
    private final Map<String, AlfaFileFolder> folders = new LinkedHashMap<>();
    private final Journal<AlfaFileFile> trash;
    private final List<AlfaFileFile> known = new ArrayList<>();
    private final ShortIds fileIds = new ShortIds("GH", files::containsKey);
    private final ShortIds folderIds = new ShortIds("E", folders::containsKey);

    AlfaFileStore(Setting<InstantSource> clock, Setting<Boolean> zeroIsRoot, History history) {
        this.clock = clock;
        this.zeroIsRoot = zeroIsRoot;
        this.trash = history.journal();
        reset();
    }

    synchronized AlfaFileFile add(String name, String folderId, Content content) {
        return add(fileIds.next(), name, folderId, content);
    }

    synchronized AlfaFileFile add(String id, String name, String folderId, Content content) {
        return put(id, name, folderId, content, null, content.size(), AlfaFileMode.PUBLIC);
    }

    /** Adds a file with the announced facts. */
    synchronized AlfaFileFile add(String name, String folderId, Content content, String md5, long size, int mode) {
        return put(fileIds.next(), name, folderId, content, md5, size, mode);
    }

    synchronized AlfaFileFile copy(AlfaFileFile file, String folderId) {
        return add(file.name(), folderId, file.content(), file.md5(), file.size(), file.mode());
    }

    private AlfaFileFile put(
            String id, String name, String folderId, Content content, String md5, long size, int mode) {
        AlfaFileFile file = new AlfaFileFile(
                id, name, folderId, content, md5, size, mode, clock.get().instant());
        files.put(id, file);
        return file;
    }

    synchronized void delete(AlfaFileFile file) {
        if (files.remove(file.id()) != null) {
            trash.add(file);
        }
    }

    synchronized void remove(String id) {
        files.remove(id);
    }

    synchronized void know(String md5, long size, Content content) {
        known.add(new AlfaFileFile(
                "",
                "",
                ROOT,
                content,
                md5,
                size,
                AlfaFileMode.PUBLIC,
                clock.get().instant()));
    }

    /** Any file with this content: one of the account's own, or of somebody else's. */
    synchronized Optional<AlfaFileFile> findByContent(String md5, long size) {
        return Stream.concat(files.values().stream(), known.stream())
                .filter(file -> file.holds(md5, size))
                .findFirst();
    }

    synchronized AlfaFileFile find(String id) {
        return files.get(id);
    }

    /** Another file of this name in this folder. */
    synchronized boolean nameTaken(AlfaFileFile file, String folderId) {
        return filesIn(folderId).stream().anyMatch(other -> other.name().equals(file.name()));
    }

    synchronized List<AlfaFileFile> files() {
        return List.copyOf(files.values());
    }

    synchronized List<AlfaFileFile> filesIn(String folderId) {
        return files.values().stream()
                .filter(file -> file.folderId().equals(folderId))
                .toList();
    }

    List<AlfaFileFile> trash() {
        return trash.entries();
    }

    synchronized AlfaFileFolder addFolder(String name, String parentId) {
        return addFolder(folderIds.next(), name, parentId);
    }

    synchronized AlfaFileFolder addFolder(String id, String name, String parentId) {
        return put(new AlfaFileFolder(
                id, name, parentId, AlfaFileMode.PUBLIC, clock.get().instant()));
    }

    /** Replaces the folder with the same ID. */
    synchronized AlfaFileFolder put(AlfaFileFolder folder) {
        folders.put(folder.id(), folder);
        return folder;
    }

    /** With everything in it. */
    synchronized void copyFolder(AlfaFileFolder folder, String parentId) {
        List<AlfaFileFile> files = filesIn(folder.id());
        List<AlfaFileFolder> nested = foldersIn(folder.id());
        String copyId =
                put(addFolder(folder.name(), parentId).withMode(folder.mode())).id();
        files.forEach(file -> copy(file, copyId));
        nested.forEach(each -> copyFolder(each, copyId));
    }

    /** With everything in it. */
    synchronized void deleteFolder(AlfaFileFolder folder) {
        filesIn(folder.id()).forEach(this::delete);
        foldersIn(folder.id()).forEach(this::deleteFolder);
        folders.remove(folder.id());
    }

    /**
     * The folder of this ID, the root if none is given.
     *
     * @throws ApiRefusal if there is no such folder
     */
    synchronized AlfaFileFolder folder(String id) {
        AlfaFileFolder folder = findFolder(id == null || id.isEmpty() ? ROOT : id);
        if (folder == null) {
            throw new ApiRefusal(404, unknownFolder(id));
        }
        return folder;
    }

    /** The folder of this ID; null if there is none. */
    synchronized AlfaFileFolder findFolder(String id) {
        return folders.get(zeroIsRoot.get() && id.equals("0") ? ROOT : id);
    }

    static String unknownFolder(String id) {
        return "Folder with folder_id: '" + id + "' doesn't exist";
    }

    synchronized List<AlfaFileFolder> folders() {
        return List.copyOf(folders.values());
    }

    synchronized List<AlfaFileFolder> foldersIn(String parentId) {
        return folders.values().stream()
                .filter(folder -> parentId.equals(folder.parentId()))
                .toList();
    }

    synchronized void reset() {
        files.clear();
        folders.clear();
        trash.clear();
        known.clear();
        fileIds.reset();
        folderIds.reset();
        addFolder(ROOT, "Root", null);
    }
}
