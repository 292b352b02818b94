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

import io.github.camelfilehosts.alfafile.model.Mode;

/**
 * A request to upload a file.
 *
 * @param name the name to store it under; null if a session is continued that knows it
 * @param md5 the MD5; null if it is not known without reading
 * @param size the size in bytes; null if it is not known without reading
 * @param folderId null for the root
 * @param folderPath the path below that folder, whose missing folders are created; null for the folder itself
 * @param mode null for the account's default
 * @param uploadId the session to continue; null for a new one
 * @param key its key in the journal; null for none
 * @param skipExisting whether a file that is in the folder already is taken as the result
 */
public record UploadRequest(
        String name,
        String md5,
        Long size,
        String folderId,
        FolderPath folderPath,
        Mode mode,
        String uploadId,
        String key,
        boolean skipExisting) {

    /** The folder as it was asked for; null for the root. */
    String folder() {
        String folder = Folders.named(folderId);
        return folderPath == null ? folder : (folder == null ? "" : folder) + "/" + folderPath;
    }
}
