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
import io.github.camelfilehosts.internal.Repeats;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Retry;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes something; after a failure that leaves open whether it did, looks before it tries again. Thread-safe. */
final class LookBeforeRepeat {

    private static final Logger LOG = LoggerFactory.getLogger(LookBeforeRepeat.class);

    private final Retry retry;

    LookBeforeRepeat(Retry retry) {
        this.retry = retry;
    }

    /** @param look gives the change's result if it was carried out */
    <T> T change(Supplier<T> change, Supplier<Optional<T>> look, CallContext context) {
        for (int attempt = 0; ; attempt++) {
            try {
                return change.get();
            } catch (FileHostException e) {
                Optional<T> done = look(look, e);
                if (done.isPresent()) {
                    return done.get();
                }
                retry.pauseOrThrow(attempt, notCarriedOut(e), context);
            }
        }
    }

    /**
     * As {@link #change}, not tried again, for callers that do so in their own time.
     *
     * @throws FileHostException retryable if a look has shown that it may be tried again
     */
    <T> T changeOnce(Supplier<T> change, Supplier<Optional<T>> look) {
        try {
            return change.get();
        } catch (FileHostException e) {
            return look(look, e).orElseThrow(() -> notCarriedOut(e));
        }
    }

    private static FileHostException notCarriedOut(FileHostException e) {
        return e.with(e.getFailure()
                .withRetryable(true)
                .withMessage(e.getFailure().message() + ". A check has shown that it was not carried out"));
    }

    /** Where the outcome is known, or one cannot look, the failure stays as it is. */
    private static <T> Optional<T> look(Supplier<Optional<T>> look, FileHostException unknown) {
        if (!unknown.isOutcomeUnknown()) {
            throw unknown;
        }
        try {
            Optional<T> done = look.get();
            done.ifPresent(found ->
                    Repeats.tell("{}. A check has shown that it was carried out nevertheless", unknown.getMessage()));
            return done;
        } catch (FileHostException e) {
            // Not suppressed in the other: Camel's onException would find it there and take it for the failure.
            LOG.debug("{}; and the check failed: {}", unknown.getMessage(), e.getMessage());
            throw unknown;
        }
    }
}
