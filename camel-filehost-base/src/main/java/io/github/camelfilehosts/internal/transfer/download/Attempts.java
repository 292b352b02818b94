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
package io.github.camelfilehosts.internal.transfer.download;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Retry;

/**
 * Counts the failed attempts in a row of one download, and decides whether there is another one. Used by one thread,
 * except where stated otherwise.
 */
final class Attempts {

    private final Retry retry;
    private final CallContext context;
    private int failures;
    private int failuresBefore;
    private volatile boolean aborted;

    Attempts(Retry retry, CallContext context) {
        this.retry = retry;
        this.context = context;
    }

    /** The next attempt begins. */
    void begin() {
        failuresBefore = failures;
    }

    /** Bytes have arrived. */
    void progressed() {
        failures = 0;
    }

    /** Too few bytes have arrived in this attempt to count. */
    void dripped() {
        failures = failuresBefore;
    }

    /** Waits before the next attempt, or throws the failure if there is none. */
    void pauseOrThrow(FileHostException failure) {
        if (aborted) {
            throw failure;
        }
        retry.pauseOrThrow(failures, failure, context);
        failures++;
    }

    /** Prevents further attempts. May be called by another thread. */
    void abort() {
        aborted = true;
    }
}
