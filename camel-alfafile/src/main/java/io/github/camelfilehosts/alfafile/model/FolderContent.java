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

import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.SafeText;
import java.util.List;

/**
 * The content of a folder, each folder and file only once.
 *
 * @param folders those directly in it
 * @param files the oldest first
 */
public record FolderContent(List<AlfaFolder> folders, List<AlfaFile> files) implements FileHostResult {

    public FolderContent {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
