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
 * What is to be uploaded.
 *
 * @param name to store it under; null if a session is taken up that knows it
 * @param md5 if it is known without reading; else null
 * @param size if it is known without reading; else null
 * @param folderId null for the root
 * @param folderPath below that folder, made where it is missing; null for the folder itself
 * @param mode null for the account's default
 * @param uploadId the session to take up; null to begin one
 * @param key by which the journal knows it; null if none does
 * @param skipExisting whether a file that is in the folder already is the result
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
