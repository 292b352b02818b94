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

/**
 * The operations of the component. {@code ...Info} and {@code get...} return facts, {@code upload} and {@code download}
 * move bytes.
 */
public enum AlfaFileOperation {

    /** Uploads the body, and waits for the file; moves no byte if AlfaFile has the content already. */
    upload,

    /** Announces a file, and returns the session with the URL that takes its bytes. */
    startUpload,

    /** The state of an upload session. */
    uploadInfo,

    /** A file: as a handle that is read as a stream, or in a directory. */
    download,

    /** A link from which a file's bytes can be fetched for a while. */
    getDownloadLink,

    /** Facts about a file. */
    info,

    /** Renames a file. */
    rename,

    /** Copies files to a folder. */
    copy,

    /** Moves files to a folder. */
    move,

    /** Moves files to the trash bin. */
    delete,

    /** Changes who may see a file. */
    changeMode,

    /** Facts about the account. */
    userInfo,

    /** The content of a folder: its folders and its files. */
    listFolder,

    /** Facts about a folder. */
    folderInfo,

    /** Creates a folder. */
    createFolder,

    /** Renames a folder. */
    renameFolder,

    /** Copies a folder, with everything in it, to another folder. */
    copyFolder,

    /** Moves a folder, with everything in it, to another folder. */
    moveFolder,

    /** Deletes a folder, with everything in it. */
    deleteFolder
}
