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
package io.github.camelfilehosts.internal.meter;

import io.github.camelfilehosts.FileHostException;
import java.time.Duration;

/** What is counted and timed of the work with one service. Nothing here fails. Thread-safe. */
public interface Meters {

    /** Counts nothing. */
    Meters NONE = new Meters() {};

    /** Why somebody waits. */
    enum Wait {
        RETRY,
        /** The service has said for how long. */
        RETRY_AFTER,
        BUDGET,
        FREE_LINK
    }

    /** Where bytes go: to the service, or from it. */
    enum Direction {
        UP,
        DOWN
    }

    /** What all went well is called. */
    String OK = "ok";

    /** How a call ended: with the service's own number, or, where it gave none, with what kind of failure. */
    static String outcome(Throwable failure) {
        return failure instanceof FileHostException known && known.getCode() != null
                ? known.getCode().toString()
                : kind(failure);
    }

    /** What kind of failure it is. */
    static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    /**
     * A call of the API has ended.
     *
     * @param operation on whose behalf
     * @param method of the API
     * @param outcome {@link #OK}, or see {@link #outcome}
     */
    default void called(String operation, String method, String outcome, Duration time) {}

    /** Something will be tried again. */
    default void retried(Throwable failure) {}

    /** A login has ended. */
    default void loggedIn(String outcome) {}

    default void waited(Wait reason, Duration time) {}

    /** The first bytes of a file are about to be moved. */
    default void transferBegan(Direction direction) {}

    default void transferred(Direction direction, long bytes) {}

    /** A transfer that {@link #transferBegan began} has ended. */
    default void transferEnded(Direction direction, String outcome, Duration time) {}

    /** An upload has ended without any byte being moved. */
    default void nothingMoved(String outcome, Duration time) {}

    /** Bytes of an upload that needed not be moved. */
    default void saved(long bytes) {}

    /** A download goes on where it had broken off, in this run or an earlier one. */
    default void resumed() {}
}
