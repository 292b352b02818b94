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
package io.github.camelfilehosts.internal.http;

/**
 * Requests that an operation has taken from the budget before its first call. Retries use it too, and take from the
 * budget once it is used up. What is left at the end is returned. Thread-safe.
 */
public final class Reservation implements AutoCloseable {

    private final RequestBudget budget;
    private final CallContext context;
    private int left;

    Reservation(RequestBudget budget, int requests, CallContext context) {
        this.budget = budget;
        this.left = requests;
        this.context = requests == 0 ? context : context.with(this);
    }

    /** The context for the calls that it was made for. */
    public CallContext context() {
        return context;
    }

    /** Uses one request; false if none is left. */
    synchronized boolean use() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** Drops the rest, because the service says that the budget is used up. */
    synchronized void forfeit() {
        left = 0;
    }

    @Override
    public synchronized void close() {
        if (left > 0) {
            budget.giveBack(left);
            left = 0;
        }
    }
}
