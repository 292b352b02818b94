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

import static io.github.camelfilehosts.test.AlfaFileApi.required;
import static io.github.camelfilehosts.test.PhpJson.object;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folder methods, as documented on AlfaFile's own page for them, as far as that could be read, and otherwise as its
 * public JavaScript client uses them.
 */
final class AlfaFileFolders {

    private static final int PER_PAGE = 500;
    private static final Set<String> DIRECTIONS = Set.of("ASC", "DESC");
    private static final Map<String, Comparator<AlfaFileFile>> COLUMNS = Map.of(
            "name", Comparator.comparing(AlfaFileFile::name),
            "created", Comparator.comparing(AlfaFileFile::created),
            "size", Comparator.comparing(AlfaFileFile::size));

    private final AlfaFileStore store;

    AlfaFileFolders(AlfaFileStore store) {
        this.store = store;
    }

    Map<String, Object> create(ApiCall call) {
        String name = required(call, "name");
        String parentId = store.folder(call.param("folder_id")).id();
        checkFree(name, parentId);
        return object("folder", json(store.addFolder(name, parentId)));
    }

    Map<String, Object> info(ApiCall call) {
        AlfaFileFolder folder = store.folder(call.param("folder_id"));
        Map<String, Object> json = json(folder);
        json.put("folders", nested(folder));
        return object("folder", json);
    }

    /**
     * Each page has all the folders. It is unknown whether the service repeats them, so a client must be prepared for
     * it.
     */
    Map<String, Object> content(ApiCall call) {
        AlfaFileFolder folder = store.folder(call.param("folder_id"));
        List<AlfaFileFile> files = sorted(store.filesIn(folder.id()), call);
        int page = positive(call, "page", 1);
        int perPage = Math.min(PER_PAGE, positive(call, "per_page", PER_PAGE));
        int pages = Math.max(1, (files.size() + perPage - 1) / perPage);
        Map<String, Object> json = json(folder);
        json.put(
                "files",
                files.stream()
                        .skip((page - 1L) * perPage)
                        .limit(perPage)
                        .map(AlfaFileFile::json)
                        .toList());
        json.put("folders", nested(folder));
        return object("folder", json, "pager", object("current", page, "total", pages));
    }

    Map<String, Object> rename(ApiCall call) {
        String name = required(call, "name");
        AlfaFileFolder folder = changeable(call);
        if (!name.equals(folder.name())) {
            checkFree(name, folder.parentId());
        }
        return object("folder", json(store.put(folder.withName(name))));
    }

    Map<String, Object> changeMode(ApiCall call) {
        int mode = AlfaFileMode.parse(required(call, "mode"));
        return object("folder", json(store.put(changeable(call).withMode(mode))));
    }

    Map<String, Object> copy(ApiCall call) {
        AlfaFileFolder destination = destination(call);
        return result(call, folder -> {
            String error = collision(folder, destination);
            if (error == null) {
                store.copyFolder(folder, destination.id());
            }
            return error;
        });
    }

    Map<String, Object> move(ApiCall call) {
        AlfaFileFolder destination = destination(call);
        return result(call, folder -> {
            String error = collision(folder, destination);
            if (error == null) {
                store.put(folder.withParent(destination.id()));
            }
            return error;
        });
    }

    Map<String, Object> delete(ApiCall call) {
        return result(call, folder -> {
            store.deleteFolder(folder);
            return null;
        });
    }

    private AlfaFileFolder destination(ApiCall call) {
        return store.folder(required(call, "folder_id_dest"));
    }

    /** Refuses the root, for which the service's behaviour is unknown. */
    private AlfaFileFolder changeable(ApiCall call) {
        AlfaFileFolder folder = store.folder(required(call, "folder_id"));
        if (folder.isRoot()) {
            throw new ApiRefusal(403, "Forbidden");
        }
        return folder;
    }

    private void checkFree(String name, String parentId) {
        if (isTaken(name, parentId)) {
            throw AlfaFileConflict.FOLDER_EXISTS.refusal();
        }
    }

    private boolean isTaken(String name, String parentId) {
        return store.foldersIn(parentId).stream()
                .anyMatch(folder -> folder.name().equals(name));
    }

    /** Why a folder cannot be in this one; null if it can. */
    private String collision(AlfaFileFolder folder, AlfaFileFolder destination) {
        for (AlfaFileFolder above = destination; !above.isRoot(); above = store.folder(above.parentId())) {
            if (above.id().equals(folder.id())) {
                return "Conflict. Destination folder lies in the folder";
            }
        }
        return isTaken(folder.name(), destination.id()) ? AlfaFileConflict.FOLDER_EXISTS.details() : null;
    }

    private Map<String, Object> result(ApiCall call, AlfaFileBatches.Work<AlfaFileFolder> work) {
        // Lists of IDs are known only for files.
        return AlfaFileBatches.result(List.of(required(call, "folder_id")), id -> {
            AlfaFileFolder folder = store.findFolder(id);
            if (folder == null) {
                return AlfaFileStore.unknownFolder(id);
            }
            return folder.isRoot() ? "Forbidden" : work.on(folder);
        });
    }

    private static List<AlfaFileFile> sorted(List<AlfaFileFile> files, ApiCall call) {
        String column = call.param("sort_column");
        String direction = call.param("sort_direction");
        if (column != null && !COLUMNS.containsKey(column)) {
            throw new ApiRefusal(400, "Invalid sort_column: '" + column + "'");
        }
        if (direction != null && !DIRECTIONS.contains(direction)) {
            throw new ApiRefusal(400, "Invalid sort_direction: '" + direction + "'");
        }
        if (column == null) {
            return files;
        }
        Comparator<AlfaFileFile> order = COLUMNS.get(column);
        return files.stream()
                .sorted("DESC".equals(direction) ? order.reversed() : order)
                .toList();
    }

    private static int positive(ApiCall call, String name, int usual) {
        if (call.param(name) == null) {
            return usual;
        }
        long number = AlfaFileApi.number(name, call.param(name));
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new ApiRefusal(400, "Invalid " + name + ": '" + number + "'");
        }
        return (int) number;
    }

    private List<Map<String, Object>> nested(AlfaFileFolder folder) {
        return store.foldersIn(folder.id()).stream().map(this::nestedJson).toList();
    }

    /** As observed, the counts of a nested folder are text. */
    private Map<String, Object> nestedJson(AlfaFileFolder folder) {
        Map<String, Object> json = json(folder);
        json.computeIfPresent("nb_folders", (name, count) -> count.toString());
        json.computeIfPresent("nb_files", (name, count) -> count.toString());
        return json;
    }

    private Map<String, Object> json(AlfaFileFolder folder) {
        return object(
                "folder_id", folder.id(),
                "name", folder.name(),
                "parent_folder_id", folder.parentId(),
                "mode", folder.mode(),
                "mode_label", AlfaFileMode.label(folder.mode()),
                "url", "http://alfafile.net/folder/" + folder.id(),
                "nb_folders", store.foldersIn(folder.id()).size(),
                "nb_files", store.filesIn(folder.id()).size(),
                "created", folder.created().getEpochSecond());
    }
}
