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
package io.github.camelfilehosts.examples.springboot;

import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The running transfers, by job and by exchange. The components report the bytes, and keep the MDC, so their log lines
 * can be attributed to a file.
 */
@Component
class Flights implements TransferListener {

    /** The key in the MDC of the exchange that the thread works for. */
    static final String EXCHANGE = "exchange";

    private final Map<String, Flight> byExchange = new ConcurrentHashMap<>();
    private final Map<Long, Flight> byJob = new ConcurrentHashMap<>();
    private final ChangedJobs changes;

    Flights(ChangedJobs changes) {
        this.changes = changes;
    }

    Flight begin(long jobId, Flight.Phase phase) {
        Flight flight = new Flight(jobId, phase);
        byJob.put(jobId, flight);
        changes.add(jobId);
        return flight;
    }

    /** Attributes the work of this exchange to the file, until the file ends. */
    void bind(String exchangeId, Flight flight) {
        byExchange.put(exchangeId, flight);
        MDC.put(EXCHANGE, exchangeId);
    }

    void end(String exchangeId, Flight flight) {
        MDC.remove(EXCHANGE);
        byExchange.remove(exchangeId);
        byJob.remove(flight.jobId(), flight);
        changes.add(flight.jobId());
    }

    Optional<Flight> of(Job job) {
        return Optional.ofNullable(byJob.get(job.id()));
    }

    /** Something is retried for that exchange; null if it is none of ours. */
    void repeated(String exchangeId, String why) {
        Flight flight = exchangeId == null ? null : byExchange.get(exchangeId);
        if (flight != null) {
            flight.repeated(why);
            changes.add(flight.jobId());
        }
    }

    /** This many bytes have been received from the client. */
    void received(Flight flight, long bytes) {
        flight.moved(bytes);
        changes.add(flight.jobId());
    }

    @Override
    public void started(Transfer transfer) {
        Flight flight = byExchange.get(transfer.exchangeId());
        if (flight != null) {
            flight.enter(Flight.Phase.SENDING);
            changes.add(flight.jobId());
        }
    }

    @Override
    public void transferred(Transfer transfer, long bytes) {
        Flight flight = byExchange.get(transfer.exchangeId());
        if (flight != null) {
            flight.moved(bytes);
            changes.add(flight.jobId());
        }
    }

    @Override
    public void failed(Transfer transfer, Throwable cause) {
        transferred(transfer, 0);
    }
}
