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
package io.github.camelfilehosts.internal.session;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A login that one thread makes, and whose outcome all threads share that wait for it. Thread-safe. */
final class LoginInFlight {

    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    void succeeded(String key) {
        outcome.complete(key);
    }

    void failed(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    /** The login was not made: its thread was interrupted, or another node was faster. */
    void dropped() {
        outcome.cancel(false);
    }

    /**
     * Waits for its end.
     *
     * @return the key; null if the login was dropped
     * @throws FileHostException if it failed; each waiting thread gets an exception of its own, with its own operation
     */
    String await(CallContext context) {
        try {
            return outcome.get();
        } catch (CancellationException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailureException(context.failure("interrupted while another thread logs in", e));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FileHostException failure) {
                throw failure.with(failure.getFailure().withOperation(context.operation()));
            }
            throw new TemporaryFailureException(context.failure(
                    "the login failed: " + context.quote(e.getCause().toString()), e.getCause()));
        }
    }
}
