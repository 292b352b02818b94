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
package io.github.camelfilehosts.jobs.internal;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.internal.meter.Meters;
import java.time.Duration;

/**
 * What a failure means for a job.
 *
 * @param kind what to do about it
 * @param provider the service that it comes from; null if none
 * @param retryAfter how long to wait; null if unknown
 * @param reason as text
 * @param failure what kind of failure it is: the name of its class
 */
record Obstacle(Kind kind, String provider, Duration retryAfter, String reason, String failure) {

    enum Kind {
        /** The account's credentials are refused: all its jobs wait until they are corrected. */
        REFUSED,
        /** The account's budget is empty, or the service asks to wait: all its jobs wait. */
        LIMITED,
        /** The job is tried again. */
        PASSING,
        /** The job has failed. */
        FINAL
    }

    static Obstacle of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileHostException known) {
                return new Obstacle(
                        kind(known),
                        known.getProvider(),
                        known.getRetryAfter(),
                        known.getMessage(),
                        Meters.kind(known));
            }
        }
        // Its message is not shown, because it may quote anything.
        return new Obstacle(Kind.PASSING, null, null, failure.getClass().getName(), Meters.kind(failure));
    }

    private static Kind kind(FileHostException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return Kind.REFUSED;
        }
        if (failure instanceof RateLimitedException) {
            return Kind.LIMITED;
        }
        // An upload with an unknown outcome is looked up by its job's ID, so it never makes a second file.
        return failure.isRetryable() || failure instanceof UploadFailedException ? Kind.PASSING : Kind.FINAL;
    }
}
