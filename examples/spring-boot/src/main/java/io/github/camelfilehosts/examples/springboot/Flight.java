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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The transfer of a job's file. Thread-safe. */
class Flight {

    private final long jobId;
    private final List<String> repeats = new CopyOnWriteArrayList<>();
    private volatile Phase phase;
    private volatile Speed speed = new Speed();

    /** @param phase the first phase */
    Flight(long jobId, Phase phase) {
        this.jobId = jobId;
        this.phase = phase;
    }

    long jobId() {
        return jobId;
    }

    Phase phase() {
        return phase;
    }

    /** Begins a phase; the count of bytes starts again. */
    void enter(Phase next) {
        phase = next;
        speed = new Speed();
    }

    /** @param bytes in total, of this phase */
    void moved(long bytes) {
        speed.moved(bytes);
    }

    /** How many bytes have moved in this phase. */
    long moved() {
        return speed.bytes();
    }

    /** The current speed, in bytes per second. */
    long speed() {
        return speed.perSecond();
    }

    /** Something is retried for this reason. */
    void repeated(String why) {
        repeats.add(why);
    }

    /** What was retried, and why. */
    List<String> repeats() {
        return repeats;
    }

    /** What happens to its bytes. */
    enum Phase {

        /** The service is asked, or the received file is hashed. */
        PREPARING,

        /** They are received from the client. */
        RECEIVING,

        /** They are sent to AlfaFile. */
        SENDING
    }
}
