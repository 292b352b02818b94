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

import io.github.camelfilehosts.json.LenientDeserializer;

/** Reads a status in any case. No creator method: what Jackson sets up to call one costs, for a hundred files, as much as their names. */
final class FileStatusDeserializer extends LenientDeserializer<FileStatus> {

    private static final long serialVersionUID = 1L;
    private static final FileStatus[] ALL = FileStatus.values();

    FileStatusDeserializer() {
        super(FileStatus.class);
    }

    @Override
    protected FileStatus read(String text) {
        for (FileStatus status : ALL) {
            if (status.name().equalsIgnoreCase(text)) {
                return status;
            }
        }
        return FileStatus.MISSING;
    }
}
