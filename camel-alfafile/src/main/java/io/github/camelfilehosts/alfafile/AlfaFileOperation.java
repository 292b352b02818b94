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
 * What the component can do; {@code ...Info} and {@code get...} return facts, {@code upload} and {@code download} move
 * bytes.
 */
public enum AlfaFileOperation {

    /** Puts the body at AlfaFile and waits until it is a file there; moves no byte if AlfaFile has it already. */
    upload,

    /** Announces a file, and returns the session with the URL that takes its bytes. */
    startUpload,

    /** How far an upload is. */
    uploadInfo,

    /** A file: as a handle that streams, or in a directory. */
    download,

    /** The URL of a file's bytes, for a while. */
    getDownloadLink,

    /** Facts about a file. */
    info,

    /** Gives a file another name. */
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

    /** What lies in a folder: its folders and its files. */
    listFolder,

    /** Facts about a folder. */
    folderInfo,

    /** Makes a folder. */
    createFolder,

    /** Gives a folder another name. */
    renameFolder,

    /** Copies a folder, with all that lies in it, to another. */
    copyFolder,

    /** Moves a folder to another. */
    moveFolder,

    /** Deletes a folder, with all that lies in it. */
    deleteFolder
}
