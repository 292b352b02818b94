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
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.internal.json.TextsDeserializer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The {@code response} of {@code copy}, {@code move} and {@code delete}, of files and of folders. */
record BatchAnswer(Result result) {

    static final BatchAnswer NONE = new BatchAnswer(null);

    record Result(
            @JsonProperty("success_ids") @JsonDeserialize(using = TextsDeserializer.class)
            List<String> succeeded,

            @JsonProperty("fail_ids") @JsonDeserialize(using = TextsDeserializer.class)
            List<String> failed,

            @JsonDeserialize(using = TextsDeserializer.class)
            List<String> errors) {

        Result {
            succeeded = succeeded == null ? List.of() : succeeded;
            failed = failed == null ? List.of() : failed;
            errors = errors == null ? List.of() : errors;
        }
    }

    BatchAnswer {
        result = result == null ? new Result(null, null, null) : result;
    }

    /**
     * @param asked the IDs of the call; each ends up as succeeded or as failed
     * @param quote makes the service's messages safe to show
     */
    BatchResult of(Set<String> asked, UnaryOperator<String> quote) {
        List<String> errors = result.errors();
        Map<String, String> failed = new LinkedHashMap<>();
        for (int i = 0; i < result.failed().size(); i++) {
            // IDs and errors pair by position. If the counts differ, it is unknown which error belongs to which ID.
            String error = errors.size() == result.failed().size() ? errors.get(i) : String.join("; ", errors);
            failed.put(result.failed().get(i), quote.apply(error));
        }
        failed.keySet().retainAll(asked);
        Set<String> succeeded = new LinkedHashSet<>(result.succeeded());
        succeeded.retainAll(asked);
        succeeded.removeAll(failed.keySet());
        for (String id : asked) {
            if (!succeeded.contains(id)) {
                failed.putIfAbsent(id, "the service's answer does not name it");
            }
        }
        return new BatchResult(List.copyOf(succeeded), failed);
    }
}
