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
package io.github.camelfilehosts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some IDs of a batch failed. The others are done, and must not be repeated. */
public class PartialFailureException extends FileHostException {

    private static final long serialVersionUID = 1L;

    private final List<String> succeeded;
    private final Map<String, String> failed;

    public PartialFailureException(Failure failure, List<String> succeeded, Map<String, String> failed) {
        super(failure);
        this.succeeded = List.copyOf(succeeded);
        this.failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    }

    /** The IDs that are done, in the service's order; cannot be changed. */
    public List<String> getSucceeded() {
        return succeeded;
    }

    /** Each failed ID with the service's message for it; cannot be changed. */
    public Map<String, String> getFailed() {
        return failed;
    }

    @Override
    public PartialFailureException with(Failure failure) {
        return new PartialFailureException(failure, succeeded, failed);
    }
}
