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
 * The MDC of the thread that made this, for other threads that work for the same exchange: their log lines and
 * callbacks tell whose they are.
 */
final class CarriedMdc {

    private final Map<String, String> values = MDC.getCopyOfContextMap();

    /** The same work, under this MDC; the thread has its own back afterwards. */
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
