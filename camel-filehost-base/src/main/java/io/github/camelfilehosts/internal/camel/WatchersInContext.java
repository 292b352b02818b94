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

import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.watch.Spans;
import io.github.camelfilehosts.internal.watch.TransferWatch;
import io.github.camelfilehosts.internal.watch.Watchers;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** The watchers of a CamelContext, as far as their libraries are there. Thread-safe. */
final class WatchersInContext {

    private final Meters meters;
    private final Tracing tracing;
    private final TransferWatch events;

    WatchersInContext(CamelContext context, String provider, InstantSource clock) {
        this.meters = MetersInContext.of(context, provider);
        this.tracing = Tracing.in(context);
        this.events = new TransferEvents(context, clock);
    }

    /**
     * Who is told of the work with an account.
     *
     * @param exchange the exchange that the work is for; null for none
     */
    Watchers of(Account account, Exchange exchange) {
        Spans spans = exchange == null ? Spans.NONE : tracing.of(exchange);
        return new Watchers(meters, spans, events, account.open(), account.failures());
    }
}
