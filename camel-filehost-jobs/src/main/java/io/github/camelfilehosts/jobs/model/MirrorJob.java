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
package io.github.camelfilehosts.jobs.model;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.SafeText;
import java.time.Instant;

/**
 * A job: to mirror one file of FileFactory to a folder of AlfaFile.
 *
 * @param id the same for the same file, folder and account
 * @param account the name of the AlfaFile component whose account the file goes to
 * @param fileFactory the name of the FileFactory component that fetches it
 * @param fileId the file's ID at FileFactory
 * @param folderId the folder to put it in; null for the root
 * @param folderPath the path below that folder; null for the folder itself
 * @param state its state
 * @param attempts how many attempts failed temporarily; waiting for a budget or an account does not count
 * @param reason why it has failed, or why the last attempt did; null if none has
 * @param name the file's name, once its link was checked; null before
 * @param size the file's size in bytes; null if unknown
 * @param md5 in lower-case hexadecimal; null if unknown
 * @param resultId the file's ID at AlfaFile, once it is there; null before
 * @param resultUrl the URL of its page there; null before
 * @param submitted when it was first submitted
 * @param finished when it was done or had failed; null before
 */
public record MirrorJob(
        String id,
        String account,
        String fileFactory,
        String fileId,
        String folderId,
        String folderPath,
        JobState state,
        int attempts,
        String reason,
        String name,
        Long size,
        String md5,
        String resultId,
        String resultUrl,
        @JsonSerialize(using = ToStringSerializer.class) Instant submitted,
        @JsonSerialize(using = ToStringSerializer.class) Instant finished)
        implements FileHostResult {

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
