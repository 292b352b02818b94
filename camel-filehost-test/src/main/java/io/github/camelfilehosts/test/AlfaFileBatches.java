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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The methods that take several files and report the outcome of each. */
final class AlfaFileBatches {

    private final AlfaFileStore store;

    AlfaFileBatches(AlfaFileStore store) {
        this.store = store;
    }

    static String unknownFile(String id) {
        return "File with file_id: '" + id + "' doesn't exist";
    }

    Map<String, Object> copy(ApiCall call) {
        String folderId = destination(call);
        return forEach(call, file -> {
            if (store.nameTaken(file, folderId)) {
                return AlfaFileConflict.FILE_EXISTS.details();
            }
            store.copy(file, folderId);
            return null;
        });
    }

    Map<String, Object> move(ApiCall call) {
        String folderId = destination(call);
        return forEach(call, file -> {
            if (store.nameTaken(file, folderId)) {
                return AlfaFileConflict.FILE_EXISTS.details();
            }
            file.folder(folderId);
            return null;
        });
    }

    Map<String, Object> delete(ApiCall call) {
        return forEach(call, file -> {
            store.delete(file);
            return null;
        });
    }

    private String destination(ApiCall call) {
        return store.folder(required(call, "folder_id_dest")).id();
    }

    private Map<String, Object> forEach(ApiCall call, Work<AlfaFileFile> work) {
        return result(List.of(required(call, "file_id").split(",")), id -> {
            AlfaFileFile file = store.find(id);
            return file == null ? unknownFile(id) : work.on(file);
        });
    }

    /** Applies this to each, and reports the outcome like AlfaFile. */
    static Map<String, Object> result(List<String> ids, Work<String> work) {
        List<String> succeeded = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (String id : ids) {
            String error = work.on(id);
            if (error == null) {
                succeeded.add(id);
            } else {
                failed.add(id);
                errors.add(error);
            }
        }
        return object(
                "result",
                object(
                        "success", succeeded.size(),
                        "success_ids", succeeded,
                        "fail", failed.size(),
                        "fail_ids", failed,
                        "errors", errors));
    }

    /** The work on one of them. */
    interface Work<T> {

        /** @return null, or the error */
        String on(T one);
    }
}
