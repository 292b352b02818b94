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
package io.github.camelfilehosts.internal.watch;

/** Tells a tracer of the parts of a step: calls, and attempts to move bytes. Nothing here fails. Thread-safe. */
@FunctionalInterface
public interface Spans {

    /** Traces nothing. */
    Spans NONE = (name, current) -> Span.NONE;

    /**
     * A part begins.
     *
     * @param current whether what this thread does belongs to it, until the same thread ends it; else another thread may
     *     end it, and what comes between belongs to others
     */
    Span begin(String name, boolean current);

    /** One part. Used by one thread at a time. */
    interface Span {

        Span NONE = new Span() {
            @Override
            public void tell(String attribute, Object value) {
                // Nobody listens.
            }

            @Override
            public void end(Throwable failure) {
                // Nobody listens.
            }
        };

        /** @param attribute without the prefix that all of ours have */
        void tell(String attribute, Object value);

        /**
         * It is over; what is told after that counts no longer.
         *
         * @param failure null if all went well
         */
        void end(Throwable failure);
    }
}
