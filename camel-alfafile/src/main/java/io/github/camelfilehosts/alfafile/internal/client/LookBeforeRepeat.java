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

/** Changes something. After a failure that leaves the outcome open, it checks before it tries again. Thread-safe. */
final class LookBeforeRepeat {

    private static final Logger LOG = LoggerFactory.getLogger(LookBeforeRepeat.class);

    private final Retry retry;

    LookBeforeRepeat(Retry retry) {
        this.retry = retry;
    }

    /** @param look returns the result of the change if it was carried out */
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
     * As {@link #change}, but without retries, for callers that retry themselves.
     *
     * @throws FileHostException retryable if a check has shown that it may be tried again
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

    /** Checks the outcome. If it is known, or if the check fails, the failure is unchanged. */
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
            // Not added as suppressed, because Camel's onException would find it there and take it for the failure.
            LOG.debug("{}; and the check failed: {}", unknown.getMessage(), e.getMessage());
            throw unknown;
        }
    }
}
