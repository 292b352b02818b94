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
package io.github.camelfilehosts.examples.mirror;

import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;

/**
 * Tells each {@link Flight} how many of its bytes have moved; those of a failed transfer do not count. The components
 * keep the MDC, so their log lines can be attributed to a file.
 */
final class Traffic implements TransferListener {

    private static final String EXCHANGE = "exchange";

    private final Map<String, Flight> flights = new ConcurrentHashMap<>();

    /** Attributes the work of this exchange to the file, until the file ends. */
    void begin(String exchangeId, Flight flight) {
        flights.put(exchangeId, flight);
        MDC.put(EXCHANGE, exchangeId);
    }

    void end(String exchangeId) {
        MDC.remove(EXCHANGE);
        flights.remove(exchangeId);
    }

    /** The file that this thread works for; null if none. */
    Flight current() {
        String exchangeId = MDC.get(EXCHANGE);
        return exchangeId == null ? null : flights.get(exchangeId);
    }

    @Override
    public void transferred(Transfer transfer, long bytes) {
        Flight flight = flights.get(transfer.exchangeId());
        if (flight != null) {
            flight.setMoved(bytes);
        }
    }

    @Override
    public void failed(Transfer transfer, Throwable cause) {
        transferred(transfer, 0);
    }
}
