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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.UploadFailedException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Bytes that may have arrived without a confirmation. They are sent again only after {@code upload_info} has shown that
 * they did not arrive. If all were sent, the service also gets as much time again as it had been silent, whatever ended
 * the silence.
 *
 * @param failure why there is no confirmation
 * @param all whether all bytes were sent; the service works only on all of them
 * @param looks how often the session is polled at least, if all were sent
 * @param until until when it is polled at least, if all were sent
 * @param ifLost what follows if they did not arrive
 */
record Unconfirmed(FileHostException failure, boolean all, int looks, Instant until, Callable<Step> ifLost) {

    private static final Duration NO_SILENCE = Duration.ofMillis(500);
    private static final Duration UNHEARD = Duration.ofSeconds(30);

    /**
     * How long the service is polled. After a silence of 4 seconds, it was observed to need 6 more, so it gets twice
     * the length of the silence.
     *
     * @param silence the time since the last byte; less than half a second is due to the network
     */
    static Duration patience(Duration silence) {
        return silence.compareTo(NO_SILENCE) < 0 ? Duration.ZERO : silence.multipliedBy(2);
    }

    /**
     * How long the service is polled for bytes whose sender was killed, so that it is unknown how long it had been
     * silent, or whether the last bytes were sent at all.
     *
     * @param elapsed the time since they were about to be sent; it cannot have been silent for longer
     * @param timeout how long the service may take to process bytes
     */
    static Duration patienceAfterKill(Duration elapsed, Duration timeout) {
        return Collections.min(List.of(Collections.max(List.of(UNHEARD, patience(elapsed))), timeout.minus(elapsed)));
    }

    /** Whether the bytes are lost, given a session that still waits for them after this many polls. */
    boolean areLost(int looked, Instant now) {
        return !all || looked >= looks && !now.isBefore(until);
    }

    /**
     * The exception if the session cannot be polled. If the bytes may have arrived, sending them again could make a
     * second file.
     */
    FileHostException notLookedAt(FileHostException e, String uploadId, CallContext context) {
        String what = failure.getFailure().message();
        if (!all) {
            return failure.with(failure.getFailure()
                    .withMessage(what + ". The service could not be asked what it has received: "
                            + e.getFailure().message())
                    .withCode(e.getCode())
                    .withRetryAfter(e.getRetryAfter()));
        }
        return new UploadFailedException(
                context.failure(
                        what + ". It is not known whether the bytes arrived: "
                                + e.getFailure().message()
                                + ". Do not send them again: an upload with this ID continues it",
                        e),
                uploadId);
    }
}
