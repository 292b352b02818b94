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

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The message headers. No header that is written has the name of one that is read. */
public final class AlfaFileConstants {

    @Metadata(
            description = "The operation, instead of the endpoint's. It is an error without allowOperationHeader.",
            javaType = "io.github.camelfilehosts.alfafile.AlfaFileOperation")
    public static final String OPERATION = "CamelAlfaFileOperation";

    @Metadata(
            description =
                    "The file's ID or link; for copy, move and delete any number of them, as a string, collection,"
                            + " array or iterator.",
            javaType = "Object",
            important = true)
    public static final String FILE_ID = "CamelAlfaFileFileId";

    @Metadata(
            label =
                    "upload,startUpload,listFolder,folderInfo,createFolder,renameFolder,copyFolder,moveFolder,deleteFolder",
            description = "The folder: its ID or link. The folder to upload to, to create a folder in or to ask about,"
                    + " by default the root; or the one to rename, copy, move or delete.",
            javaType = "String",
            important = true)
    public static final String FOLDER_ID = "CamelAlfaFileFolderId";

    @Metadata(
            label = "upload,startUpload,listFolder",
            description = "A path below the folder: names separated by slashes. Missing folders are created for an"
                    + " upload; they are an error for listFolder.",
            javaType = "String")
    public static final String FOLDER_PATH = "CamelAlfaFileFolderPath";

    @Metadata(
            label = "copy,move,copyFolder,moveFolder",
            description = "The folder to copy or move to: its ID or link; root for the root.",
            javaType = "String",
            important = true)
    public static final String DESTINATION_FOLDER_ID = "CamelAlfaFileDestinationFolderId";

    @Metadata(
            label = "upload,startUpload,rename,createFolder,renameFolder",
            description = "The file's or folder's name at AlfaFile. upload removes the header when it is done.",
            javaType = "String",
            important = true)
    public static final String NAME = "CamelAlfaFileName";

    @Metadata(
            label = "upload,startUpload",
            description =
                    "The MD5 of the body in hexadecimal, if it is known. upload removes the header when it is done.",
            javaType = "String")
    public static final String MD5 = "CamelAlfaFileMd5";

    @Metadata(
            label = "upload,startUpload",
            description = "The size of the body in bytes, if it is known. upload removes the header when it is done.",
            javaType = "Long")
    public static final String SIZE = "CamelAlfaFileSize";

    @Metadata(
            label = "upload,startUpload,changeMode",
            description = "Who may see the file: PUBLIC, PRIVATE or HOT, or 1, 2 or 3.",
            javaType = "String")
    public static final String MODE = "CamelAlfaFileMode";

    @Metadata(
            label = "upload,uploadInfo",
            description =
                    "An upload's ID. upload continues that upload session, and removes the header when it is done.",
            javaType = "String")
    public static final String UPLOAD_ID = "CamelAlfaFileUploadId";

    @Metadata(
            label = "upload",
            description = "Your own key for this upload, under which the uploadJournal remembers it. upload removes the"
                    + " header when it is done.",
            javaType = "String")
    public static final String UPLOAD_KEY = "CamelAlfaFileUploadKey";

    @Metadata(
            label = "upload,startUpload,uploadInfo,info,rename,changeMode,download",
            description = "Set to the file's ID; removed if there is no file yet. download sets it in a from only.",
            javaType = "String",
            important = true)
    public static final String PRODUCED_FILE_ID = "CamelAlfaFileProducedFileId";

    @Metadata(label = "upload,startUpload,uploadInfo", description = "Set to the upload's ID.", javaType = "String")
    public static final String PRODUCED_UPLOAD_ID = "CamelAlfaFileProducedUploadId";

    @Metadata(
            label = "upload,startUpload,uploadInfo",
            description = "Set to the upload's state: UPLOADING, PROCESSING, DONE or FAILED.",
            javaType = "String")
    public static final String UPLOAD_STATE = "CamelAlfaFileUploadState";

    @Metadata(
            label = "upload,startUpload",
            description = "Set to whether it was an instant upload: AlfaFile had the content already, and no byte was"
                    + " sent.",
            javaType = "Boolean")
    public static final String INSTANT_UPLOAD = "CamelAlfaFileInstantUpload";

    @Metadata(
            label = "upload",
            description =
                    "Set to whether the file was there before: found by skipExisting, or known to the uploadJournal.",
            javaType = "Boolean")
    public static final String SKIPPED = "CamelAlfaFileSkipped";

    @Metadata(
            label = "upload,startUpload,uploadInfo,info,rename,changeMode,download",
            description = "Set to the URL of the file's page; removed if there is no file yet. download sets it in a"
                    + " from only.",
            javaType = "String")
    public static final String URL = "CamelAlfaFileUrl";

    @Metadata(
            label = "download",
            description = "Set to the file's MD5 in hexadecimal; removed if it is unknown.",
            javaType = "String")
    public static final String PRODUCED_MD5 = "CamelAlfaFileProducedMd5";

    @Metadata(
            label = "download",
            description = "Set by download to the file's name, made safe for a directory. upload uses its last segment"
                    + " as the name if nothing else gives one.",
            javaType = "String",
            important = true)
    public static final String FILE_NAME = Exchange.FILE_NAME;

    @Metadata(
            label = "download",
            description = "Set to the file's size in bytes; removed if it is unknown.",
            javaType = "Long")
    public static final String FILE_LENGTH = Exchange.FILE_LENGTH;

    private AlfaFileConstants() {}
}
