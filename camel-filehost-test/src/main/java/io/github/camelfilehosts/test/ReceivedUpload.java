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

/**
 * A body that arrived completely at an upload URL, whatever became of it.
 *
 * @param uploadId the ID of the upload session
 * @param name the file name in the multipart body
 * @param contentType the content type in the multipart body; null if there is none
 * @param size how many bytes the file had
 * @param md5 their MD5
 * @param content the bytes; null unless {@link AlfaFileServer#keepUploads} is on
 */
public record ReceivedUpload(
        String uploadId, String name, String contentType, long size, String md5, Content content) {}
