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
import java.util.Map;

/**
 * The status of an account: of AlfaFile with the jobs that go to it, of FileFactory with the jobs that come from it.
 *
 * @param account the name of the component
 * @param jobs how many there are in each state; a state without jobs is left out
 * @param refused whether its credentials were refused; then it stands still until they are corrected
 * @param heldUntil if it stands still, when it is tried next; otherwise null
 * @param reason if it stands still, why; otherwise null
 */
public record AccountJobs(
        String account,
        Map<JobState, Long> jobs,
        boolean refused,
        @JsonSerialize(using = ToStringSerializer.class) Instant heldUntil,
        String reason)
        implements FileHostResult {

    public AccountJobs {
        jobs = Map.copyOf(jobs);
    }

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
