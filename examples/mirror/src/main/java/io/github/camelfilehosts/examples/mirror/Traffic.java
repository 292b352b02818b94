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

/** Tells each file on its way how many of its bytes have moved. Those of a transfer that failed do not count. */
final class Traffic implements TransferListener {

    private final Map<String, Flight> flights = new ConcurrentHashMap<>();

    /** The transfers of that exchange are the file's, until its end. */
    void begin(String exchangeId, Flight flight) {
        flights.put(exchangeId, flight);
    }

    void end(String exchangeId) {
        flights.remove(exchangeId);
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
