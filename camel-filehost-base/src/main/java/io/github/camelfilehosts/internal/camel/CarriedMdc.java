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

import java.util.Map;
import org.slf4j.MDC;

/**
 * The MDC of the thread that created this, for other threads that work for the same exchange, so that their log lines
 * and callbacks can be attributed to it.
 */
final class CarriedMdc {

    private final Map<String, String> values = MDC.getCopyOfContextMap();

    /** Wraps work to run with this MDC; afterwards the thread has its own MDC again. */
    Runnable around(Runnable work) {
        return () -> {
            Map<String, String> own = MDC.getCopyOfContextMap();
            set(values);
            try {
                work.run();
            } finally {
                set(own);
            }
        };
    }

    private static void set(Map<String, String> values) {
        if (values == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(values);
        }
    }
}
