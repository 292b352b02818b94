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

import io.github.camelfilehosts.internal.watch.Spans;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Traces the parts of a step with Camel's tracer, if there is one. */
@FunctionalInterface
interface Tracing {

    /** The superclass of camel-telemetry's tracers. */
    String TRACER = "org.apache.camel.telemetry.Tracer";

    /** Spans below the exchange's current span; none if there is none. */
    Spans of(Exchange exchange);

    static Tracing in(CamelContext context) {
        return context.getClassResolver().resolveClass(TRACER) == null
                ? exchange -> Spans.NONE
                // A class of its own, because it cannot be loaded without the library.
                : TelemetrySpans::of;
    }
}
