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

import static io.github.camelfilehosts.test.PhpJson.object;

import java.util.List;
import java.util.Map;

/** The folder methods, which clients use although the page does not name them. */
final class AlfaFileFolders {

    private static final int PAGE_SIZE = 100;

    private final AlfaFileStore store;

    AlfaFileFolders(AlfaFileStore store) {
        this.store = store;
    }

    Map<String, Object> create(ApiCall call) {
        String name = AlfaFileApi.required(call, "name");
        String parentId = store.folder(call.param("folder_id")).id();
        if (store.foldersIn(parentId).stream().anyMatch(folder -> folder.name().equals(name))) {
            throw new ApiRefusal(409, "Folder with the same name already exists");
        }
        return object("folder", json(store.addFolder(name, parentId)));
    }

    Map<String, Object> info(ApiCall call) {
        return object("folder", json(store.folder(call.param("folder_id"))));
    }

    Map<String, Object> content(ApiCall call) {
        AlfaFileFolder folder = store.folder(call.param("folder_id"));
        List<AlfaFileFile> files = store.filesIn(folder.id());
        long page = call.param("page") == null ? 1 : AlfaFileApi.number("page", call.param("page"));
        int pages = Math.max(1, (files.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        return object(
                "pager", object("current", page, "total", pages),
                "files",
                        files.stream()
                                .skip(Math.max(0, page - 1) * PAGE_SIZE)
                                .limit(PAGE_SIZE)
                                .map(AlfaFileFile::json)
                                .toList(),
                "folders", store.foldersIn(folder.id()).stream().map(this::json).toList());
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
