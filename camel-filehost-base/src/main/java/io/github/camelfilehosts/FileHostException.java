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

import java.time.Duration;

/**
 * An operation on a file host failed. The subclasses say what the caller can do about it.
 *
 * <p>The message says what happened, on what, and what to do next. Neither the message nor any other part of this
 * exception holds a password, authorization key, session key, token or file password.
 */
public class FileHostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    public FileHostException(Failure failure) {
        super(failure.provider() + " " + failure.operation() + ": " + failure.message(), failure.cause());
        this.failure = failure;
    }

    /** The component's scheme: {@code filefactory} or {@code alfafile}. */
    public String getProvider() {
        return failure.provider();
    }

    /** The operation that the route asked for, as in the endpoint's URI. */
    public String getOperation() {
        return failure.operation();
    }

    /** The service's error number; null if it gave none. */
    public Integer getCode() {
        return failure.code();
    }

    /** Whether the same operation, unchanged, may succeed later and can be repeated safely. */
    public boolean isRetryable() {
        return failure.retryable() != null ? failure.retryable() : retryableByDefault();
    }

    /** How long to wait before the operation is tried again; null if unknown. */
    public Duration getRetryAfter() {
        return failure.retryAfter();
    }

    /** True if the request may have been carried out although its answer never came. */
    public boolean isOutcomeUnknown() {
        return failure.outcomeUnknown();
    }

    /** Everything known about this failure, from which another one can be derived. */
    public Failure getFailure() {
        return failure;
    }

    /**
     * Returns an exception of the same type for another failure: to add to what is known about this one, or to hand it
     * to another exchange. What only this type holds, such as an upload ID, is kept. The stack trace is the caller's.
     */
    public FileHostException with(Failure another) {
        return new FileHostException(another);
    }

    /** What {@link #isRetryable()} returns if the failure does not say. */
    protected boolean retryableByDefault() {
        return false;
    }
}
