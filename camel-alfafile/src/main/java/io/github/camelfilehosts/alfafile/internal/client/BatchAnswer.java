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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the {@code result} of copy, move and delete. */
final class BatchAnswer {

    private BatchAnswer() {}

    /**
     * @param asked the IDs of the call; each ends up as succeeded or as failed
     * @param quote makes of the service's messages what may be shown
     */
    static BatchResult read(JsonNode response, Set<String> asked, UnaryOperator<String> quote) {
        JsonNode result = response.path("result");
        Set<String> succeeded = new LinkedHashSet<>(texts(result.path("success_ids")));
        succeeded.retainAll(asked);
        List<String> failedIds = texts(result.path("fail_ids"));
        List<String> errors = texts(result.path("errors"));
        Map<String, String> failed = new LinkedHashMap<>();
        for (int i = 0; i < failedIds.size(); i++) {
            // They pair by position; where the counts differ, nobody knows which is whose.
            String error = errors.size() == failedIds.size() ? errors.get(i) : String.join("; ", errors);
            failed.put(failedIds.get(i), quote.apply(error));
        }
        failed.keySet().retainAll(asked);
        succeeded.removeAll(failed.keySet());
        for (String id : asked) {
            if (!succeeded.contains(id)) {
                failed.putIfAbsent(id, "the service's answer does not name it");
            }
        }
        return new BatchResult(List.copyOf(succeeded), failed);
    }

    /** An array, or what PHP makes of one with gaps: an object; or one text alone. */
    private static List<String> texts(JsonNode node) {
        if (node.isTextual() || node.isNumber()) {
            return List.of(node.asText());
        }
        List<String> texts = new ArrayList<>();
        node.forEach(each -> texts.add(Json.text(each)));
        return texts;
    }
}
