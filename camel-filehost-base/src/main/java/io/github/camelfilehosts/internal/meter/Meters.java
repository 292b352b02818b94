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

/** Counts and times the work with one service. No method throws. Thread-safe. */
public interface Meters {

    /** Does not count anything. */
    Meters NONE = new Meters() {};

    /** The reasons for a wait. */
    enum Wait {
        RETRY,
        /** The service has told how long to wait. */
        RETRY_AFTER,
        BUDGET,
        FREE_LINK
    }

    /** Where bytes go: to the service, or from it. */
    enum Direction {
        UP,
        DOWN
    }

    /** The outcome of a success. */
    String OK = "ok";

    /** The outcome of a failed call: the service's error number, or the kind of failure if there is none. */
    static String outcome(Throwable failure) {
        return failure instanceof FileHostException known && known.getCode() != null
                ? known.getCode().toString()
                : kind(failure);
    }

    /** The kind of a failure. */
    static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    /**
     * A call of the API has ended.
     *
     * @param operation the operation that made it
     * @param method the method of the API
     * @param outcome {@link #OK}, or see {@link #outcome}
     */
    default void called(String operation, String method, String outcome, Duration time) {}

    /** Something will be retried. */
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

    /** Bytes of an upload that did not have to be moved. */
    default void saved(long bytes) {}

    /** A download is resumed where it was interrupted, in this process or an earlier one. */
    default void resumed() {}
}
