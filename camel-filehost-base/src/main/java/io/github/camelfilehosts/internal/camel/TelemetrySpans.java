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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.watch.Spans;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.SpanStorageManagerExchange;
import org.apache.camel.telemetry.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spans of Camel's tracer below the span of a step. Whatever the tracer throws is caught. */
final class TelemetrySpans implements Spans {

    private static final Logger LOG = LoggerFactory.getLogger(TelemetrySpans.class);

    private final SpanLifecycleManager spans;
    private final org.apache.camel.telemetry.Span step;

    private TelemetrySpans(SpanLifecycleManager spans, org.apache.camel.telemetry.Span step) {
        this.spans = spans;
        this.step = step;
    }

    static Spans of(Exchange exchange) {
        Tracer tracer = exchange.getContext().hasService(Tracer.class);
        if (tracer == null || tracer.getSpanLifecycleManager() == null) {
            return NONE;
        }
        org.apache.camel.telemetry.Span step = new SpanStorageManagerExchange().peek(exchange);
        return step == null ? NONE : new TelemetrySpans(tracer.getSpanLifecycleManager(), step);
    }

    @Override
    public Span begin(String name, boolean current) {
        try {
            org.apache.camel.telemetry.Span part = spans.create(name, step, null);
            if (current) {
                spans.activate(part);
            } else {
                CurrentSpan.keptBy(() -> spans.activate(part));
            }
            return new Part(part);
        } catch (Throwable e) {
            failed(e);
            return Span.NONE;
        }
    }

    /** Catches everything, because the traced work holds a slot or a connection. */
    private static void failed(Throwable e) {
        LOG.debug("The tracer failed", e);
    }

    private final class Part implements Span {

        private final org.apache.camel.telemetry.Span span;

        Part(org.apache.camel.telemetry.Span span) {
            this.span = span;
        }

        @Override
        public void tell(String attribute, Object value) {
            try {
                span.setTag(FileHostSpanDecorator.PREFIX + attribute, String.valueOf(value));
            } catch (Throwable e) {
                failed(e);
            }
        }

        @Override
        public void end(Throwable failure) {
            try {
                tell("outcome", failure == null ? Meters.OK : Meters.outcome(failure));
                if (failure instanceof FileHostException known && known.getCode() != null) {
                    tell("code", known.getCode());
                }
                if (failure != null) {
                    span.setError(true);
                }
                spans.deactivate(span);
                spans.close(span);
            } catch (Throwable e) {
                failed(e);
            }
        }
    }
}
