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

import java.time.Instant;

/**
 * A folder at {@link AlfaFileServer}, at the moment of the call.
 *
 * @param id its ID
 * @param name its name
 * @param parentId the ID of the folder it is in; null for the root
 * @param mode 1 public, 2 private, 3 hot
 * @param created when it was created
 */
public record AlfaFileFolder(String id, String name, String parentId, int mode, Instant created) {

    /** The ID of the root, which has one like any other folder. */
    public static final String ROOT = "7";

    boolean isRoot() {
        return parentId == null;
    }

    AlfaFileFolder withName(String newName) {
        return new AlfaFileFolder(id, newName, parentId, mode, created);
    }

    AlfaFileFolder withParent(String newParentId) {
        return new AlfaFileFolder(id, name, newParentId, mode, created);
    }

    AlfaFileFolder withMode(int newMode) {
        return new AlfaFileFolder(id, name, parentId, newMode, created);
    }
}
