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
package io.github.camelfilehosts.filefactory.model;

import io.github.camelfilehosts.internal.FileHostResult;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;

/** Facts about files: one entry for each ID asked for, in the order asked. Immutable. */
public final class FileInfoList extends AbstractList<FileInfo> implements FileHostResult {

    private final List<FileInfo> files;

    public FileInfoList(Collection<FileInfo> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public FileInfo get(int index) {
        return files.get(index);
    }

    @Override
    public int size() {
        return files.size();
    }
}
