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

/** How far a job is. */
enum JobState {

    /** Waits for somebody to start it. */
    READY,

    /** Waits for its turn. */
    QUEUED,

    /** Is on its way. */
    RUNNING,

    /** Is at AlfaFile. */
    DONE,

    /** Did not arrive. */
    FAILED,

    /** FileFactory does not have it, or not now. */
    UNAVAILABLE;

    /** Those that a person may start, again or for the first time. */
    static final Set<JobState> STARTABLE = EnumSet.of(READY, FAILED, UNAVAILABLE);

    /** Those in which a job is left alone by others. */
    static final Set<JobState> BUSY = EnumSet.of(QUEUED, RUNNING);
}
