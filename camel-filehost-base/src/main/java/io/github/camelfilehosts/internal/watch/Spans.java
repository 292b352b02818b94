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

/** Tells a tracer of the parts of a step: calls, and attempts to move bytes. No method throws. Thread-safe. */
@FunctionalInterface
public interface Spans {

    /** Does not trace anything. */
    Spans NONE = (name, current) -> Span.NONE;

    /**
     * Begins a part.
     *
     * @param current true if everything that this thread does until it ends the part belongs to it; otherwise another
     *     thread may end it, and the work in between belongs to other parts
     */
    Span begin(String name, boolean current);

    /** One part. Used by one thread at a time. */
    interface Span {

        Span NONE = new Span() {
            @Override
            public void tell(String attribute, Object value) {
                // Does nothing.
            }

            @Override
            public void end(Throwable failure) {
                // Does nothing.
            }
        };

        /** @param attribute the name without the prefix of our attributes */
        void tell(String attribute, Object value);

        /**
         * Ends the part; attributes told later are ignored.
         *
         * @param failure null if it succeeded
         */
        void end(Throwable failure);
    }
}
