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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The methods that take several files and say of each whether it worked. */
final class AlfaFileBatches {

    private static final String NAME_TAKEN = "Conflict. File with the same name already exists in destination folder";

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
                return NAME_TAKEN;
            }
            store.copy(file, folderId);
            return null;
        });
    }

    Map<String, Object> move(ApiCall call) {
        String folderId = destination(call);
        return forEach(call, file -> {
            if (store.nameTaken(file, folderId)) {
                return NAME_TAKEN;
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
        return store.folder(AlfaFileApi.required(call, "folder_id_dest")).id();
    }

    /** @param work gives null, or the error */
    private Map<String, Object> forEach(ApiCall call, Function<AlfaFileFile, String> work) {
        List<String> succeeded = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (String id : AlfaFileApi.required(call, "file_id").split(",")) {
            AlfaFileFile file = store.find(id);
            String error = file == null ? unknownFile(id) : work.apply(file);
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
}
