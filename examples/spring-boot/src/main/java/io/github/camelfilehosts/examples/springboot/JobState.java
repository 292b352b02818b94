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
package io.github.camelfilehosts.examples.springboot;

import java.util.EnumSet;
import java.util.Set;

/** The state of a job. */
enum JobState {

    /** Waits to be started. */
    READY,

    /** Waits for its turn. */
    QUEUED,

    /** Is being transferred. */
    RUNNING,

    /** Is at AlfaFile. */
    DONE,

    /** Did not arrive. */
    FAILED,

    /** FileFactory does not have it, or does not offer it at the moment. */
    UNAVAILABLE;

    /** The states in which a user may start a job. */
    static final Set<JobState> STARTABLE = EnumSet.of(READY, FAILED, UNAVAILABLE);

    /** The states in which a job must not be changed otherwise. */
    static final Set<JobState> BUSY = EnumSet.of(QUEUED, RUNNING);
}
