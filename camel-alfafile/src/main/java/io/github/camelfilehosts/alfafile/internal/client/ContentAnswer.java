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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.AlfaFolder;
import io.github.camelfilehosts.internal.json.ListDeserializer;
import java.util.List;
import java.util.Objects;

/**
 * The {@code response} of {@code folder/content}, which is not documented: clients find files and folders inside
 * {@code folder}, and accept them beside it too.
 */
record ContentAnswer(
        Folder folder,
        @JsonDeserialize(using = ListDeserializer.class) List<AlfaFolder> folders,
        @JsonDeserialize(using = ListDeserializer.class) List<AlfaFile> files,
        Pager pager) {

    record Folder(
            @JsonDeserialize(using = ListDeserializer.class) List<AlfaFolder> folders,
            @JsonDeserialize(using = ListDeserializer.class) List<AlfaFile> files,
            @JsonProperty("nb_files") Long fileCount) {}

    /** @param total how many pages there are; null if there is only one */
    record Pager(Integer total) {}

    ContentAnswer {
        folders = folder != null && folder.folders() != null ? folder.folders() : folders;
        files = folder != null && folder.files() != null ? folder.files() : files;
    }

    /**
     * Whether it has a usable list of files. An empty folder has an empty list; without one, its content is unknown.
     */
    boolean isListing() {
        return files != null && files.stream().allMatch(Objects::nonNull);
    }

    boolean isLast(int page) {
        return pager == null || pager.total() == null || page >= pager.total();
    }

    /** How many files the folder has; null if unknown. */
    Long fileCount() {
        return folder == null ? null : folder.fileCount();
    }
}
