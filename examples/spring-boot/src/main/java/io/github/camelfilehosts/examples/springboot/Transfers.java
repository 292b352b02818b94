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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Moves a job's file through a route, and notes the outcome with the job. */
@Service
class Transfers {

    private final ProducerTemplate camel;
    private final Flights flights;
    private final Jobs jobs;
    private volatile boolean stopping;

    Transfers(ProducerTemplate camel, Flights flights, Jobs jobs) {
        this.camel = camel;
        this.flights = flights;
        this.jobs = jobs;
    }

    /** Stops running transfers; the next process continues them. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        CamelContext context = camel.getCamelContext();
        context.getComponent("filefactory").stop();
        context.getComponent("alfafile").stop();
    }

    /** @throws FileHostException if the file did not arrive */
    AlfaFile move(Job job, Flight flight, String route, Processor request) {
        Exchange exchange = camel.request(route, message -> {
            flights.bind(message.getExchangeId(), flight);
            request.process(message);
        });
        try {
            note(job, flight, exchange);
        } finally {
            flights.end(exchange.getExchangeId(), flight);
        }
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        }
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange.getMessage().getBody(AlfaFile.class);
    }

    private void note(Job job, Flight flight, Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure != null && stopping) {
            return;
        }
        jobs.end(job.id(), ended -> {
            if (failure == null) {
                ended.arrived(exchange.getMessage().getBody(AlfaFile.class), Outcome.of(exchange.getMessage()));
            } else {
                ended.failed(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            }
            ended.repeated(flight.repeats());
        });
    }
}
