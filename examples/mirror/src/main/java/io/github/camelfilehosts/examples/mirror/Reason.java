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
package io.github.camelfilehosts.examples.mirror;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UploadFailedException;

/** Why something failed. */
record Reason(Throwable failure) {

    /** Whether FileFactory has no such file. */
    boolean isGone() {
        return failure instanceof FileNotFoundOnHostException notFound
                && notFound.getProvider().equals("filefactory");
    }

    /**
     * Whether another attempt may succeed. It is safe even if the exception is not retryable, because uploads are
     * remembered.
     */
    boolean isPassing() {
        return failure instanceof TemporaryFailureException
                || failure instanceof UploadFailedException
                || failure instanceof FileHostException hosts && hosts.isRetryable();
    }

    @Override
    public String toString() {
        String message = Span.inText(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        return failure instanceof FileHostException hosts && hosts.getRetryAfter() != null
                ? message + " (again in " + new Span(hosts.getRetryAfter()) + ")"
                : message;
    }
}
