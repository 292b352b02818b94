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
package io.github.camelfilehosts.alfafile.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.SafeText;
import io.github.camelfilehosts.internal.json.UnixTimeDeserializer;
import java.time.Instant;

/**
 * A folder at AlfaFile (the API page about folders could be read only in part). What the service leaves out is null.
 *
 * @param id short and case-sensitive
 * @param name as its owner gave it; not safe as a path
 * @param parentId the ID of the folder that it is in; null for the root
 * @param mode who may see it; null if the service states an unknown mode
 * @param url of its page
 * @param folderCount how many folders are in it
 * @param fileCount how many files are in it
 * @param created when it was created
 */
public record AlfaFolder(
        @JsonAlias("folder_id") String id,
        String name,
        @JsonAlias("parent_folder_id") String parentId,
        Mode mode,
        String url,
        @JsonAlias("nb_folders") Long folderCount,
        @JsonAlias("nb_files") Long fileCount,

        @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(using = UnixTimeDeserializer.class)
        Instant created)
        implements FileHostResult {

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
