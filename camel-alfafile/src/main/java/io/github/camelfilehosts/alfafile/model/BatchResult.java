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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of each file, or of the folder, of a copy, move or delete. Each ID asked for is in one of the two.
 *
 * @param succeeded the IDs that are done
 * @param failed each other ID with the service's message for it
 */
public record BatchResult(List<String> succeeded, Map<String, String> failed) implements FileHostResult {

    /** The result for no file at all. */
    public static final BatchResult NONE = new BatchResult(List.of(), Map.of());

    public BatchResult {
        succeeded = List.copyOf(succeeded);
        failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    }

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
