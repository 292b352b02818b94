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
 * Bytes that may have arrived although nobody has said so. They are sent again only after {@code upload_info} has said
 * that they did not arrive, and, once all were sent, not before the service has been given as long again as it had been
 * silent, whatever ended the silence.
 *
 * @param failure why nobody has said so
 * @param all whether all were sent: the service is at work on no fewer
 * @param looks how often the session is looked at, at least, where all were sent
 * @param until until when, at least, it is looked at, where all were sent
 * @param ifLost what follows if they did not arrive
 */
record Unconfirmed(FileHostException failure, boolean all, int looks, Instant until, Callable<Step> ifLost) {

    private static final Duration NO_SILENCE = Duration.ofMillis(500);
    private static final Duration UNHEARD = Duration.ofSeconds(30);

    /**
     * For how long the service is asked. A service that had been silent for 4 seconds was seen to take 6 more: it gets
     * as long again, twice.
     *
     * @param silence from the last byte on; less than half a second is the network's
     */
    static Duration patience(Duration silence) {
        return silence.compareTo(NO_SILENCE) < 0 ? Duration.ZERO : silence.multipliedBy(2);
    }

    /**
     * For how long the service is asked of bytes whose sender was killed, so that nobody knows how long it had been
     * silent, nor whether the last bytes left at all.
     *
     * @param elapsed since they were about to be sent: it cannot have been silent for longer
     * @param timeout what the service has to process bytes
     */
    static Duration patienceAfterKill(Duration elapsed, Duration timeout) {
        return Collections.min(List.of(Collections.max(List.of(UNHEARD, patience(elapsed))), timeout.minus(elapsed)));
    }

    /** Whether a session that still waits for them, after so many looks, has lost them. */
    boolean areLost(int looked, Instant now) {
        return !all || looked >= looks && !now.isBefore(until);
    }

    /** Where the session cannot be asked, a second upload of bytes that may have arrived could double the file. */
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
