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
package io.github.camelfilehosts;

import io.github.camelfilehosts.internal.SafeText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What is known of a failed operation: the single argument of every {@link FileHostException}.
 *
 * @param provider the component's scheme, for example {@code filefactory}
 * @param operation the operation of the endpoint, for example {@code download}
 * @param code the service's error number; null if the service gave none
 * @param message what happened, on what, and what to do next, in one line of at most 4,000 characters; never holds a
 *     secret
 * @param retryable whether the same operation may succeed later; null for the default of the exception's type
 * @param retryAfter how long to wait before trying again; null if unknown
 * @param outcomeUnknown true if the request may have been carried out although no answer came
 * @param cause the exception that was caught, or null; a {@link FileHostException} is replaced by its own cause
 */
public record Failure(
        String provider,
        String operation,
        Integer code,
        String message,
        Boolean retryable,
        Duration retryAfter,
        boolean outcomeUnknown,
        Throwable cause)
        implements Serializable {

    /** In characters, so that a log stays readable whatever the message quotes. */
    private static final int LONGEST_MESSAGE = 4_000;

    public Failure {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(operation, "operation");
        // Text of services and messages must not look like further lines of a log, or control the terminal.
        message = SafeText.of(message, LONGEST_MESSAGE);
        // Camel's onException looks at the innermost cause first: a failure must not be handled as the one that caused
        // it.
        cause = cause instanceof FileHostException inner ? inner.getCause() : cause;
    }

    public static Failure of(String provider, String operation, String message) {
        return new Failure(provider, operation, null, message, null, null, false, null);
    }

    public Failure withOperation(String newOperation) {
        return new Failure(provider, newOperation, code, message, retryable, retryAfter, outcomeUnknown, cause);
    }

    public Failure withCode(Integer newCode) {
        return new Failure(provider, operation, newCode, message, retryable, retryAfter, outcomeUnknown, cause);
    }

    public Failure withMessage(String newMessage) {
        return new Failure(provider, operation, code, newMessage, retryable, retryAfter, outcomeUnknown, cause);
    }

    public Failure withRetryable(boolean newRetryable) {
        return new Failure(provider, operation, code, message, newRetryable, retryAfter, outcomeUnknown, cause);
    }

    public Failure withRetryAfter(Duration newRetryAfter) {
        return new Failure(provider, operation, code, message, retryable, newRetryAfter, outcomeUnknown, cause);
    }

    public Failure withOutcomeUnknown() {
        return new Failure(provider, operation, code, message, retryable, retryAfter, true, cause);
    }

    public Failure withCause(Throwable newCause) {
        return new Failure(provider, operation, code, message, retryable, retryAfter, outcomeUnknown, newCause);
    }
}
