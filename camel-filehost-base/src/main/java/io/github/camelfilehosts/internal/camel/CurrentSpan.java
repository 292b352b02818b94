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
package io.github.camelfilehosts.internal.camel;

import io.opentelemetry.context.Context;

/**
 * OpenTelemetry's current span of the thread. Camel's tracer makes each new span the current one, until the same thread
 * ends it. The span of a stream must not become the current one, or everything that its reader does would seem to
 * belong to it.
 */
final class CurrentSpan {

    private static final boolean THERE = isThere();

    private CurrentSpan() {}

    private static boolean isThere() {
        try {
            Class.forName("io.opentelemetry.context.Context", false, CurrentSpan.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Runs a change, and restores the current span. */
    static void keptBy(Runnable change) {
        if (THERE) {
            Kept.by(change);
        } else {
            change.run();
        }
    }

    /** A class of its own, because it cannot be loaded without the library. */
    private static final class Kept {

        static void by(Runnable change) {
            Context before = Context.current();
            try {
                change.run();
            } finally {
                // Not closed, because this span was current before.
                before.makeCurrent();
            }
        }
    }
}
