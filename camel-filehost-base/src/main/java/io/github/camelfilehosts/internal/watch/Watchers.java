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

import io.github.camelfilehosts.internal.meter.Meters;
import java.time.Instant;

/**
 * Who is told of the work for one operation.
 *
 * @param meters of the service
 * @param spans of the exchange
 * @param events of the CamelContext
 * @param open the running transfers of the account
 * @param failures the last failures of the account
 */
public record Watchers(Meters meters, Spans spans, TransferWatch events, OpenTransfers open, LastFailures failures) {

    /** Only the meters. */
    public static Watchers of(Meters meters) {
        return new Watchers(
                meters, Spans.NONE, TransferWatch.NONE, new OpenTransfers(), new LastFailures(() -> Instant.EPOCH));
    }
}
