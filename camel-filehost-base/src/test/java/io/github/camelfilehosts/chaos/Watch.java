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
package io.github.camelfilehosts.chaos;

import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;
import io.github.camelfilehosts.test.FileHostServer;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelContextTracker;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Sees each exchange that a test sends to an endpoint of ours, in whatever context and route. It ends, in time; if it
 * fails, then with one of our exceptions; what it downloads are the bytes that the stand-in holds; what it uploads
 * becomes one file at most.
 */
final class Watch extends EventNotifierSupport {

    /** More than any time-out of a test, on a machine that is ten times slower. */
    private static final Duration LONGEST_EXCHANGE = Duration.ofMinutes(3);

    private final List<FileHostServer<?>> standIns;
    private final ChaosReport report;
    private final Map<Exchange, Sent> underWay = new ConcurrentHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Uploads uploads = new Uploads();
    private final CamelContextTracker tracker = new CamelContextTracker() {
        @Override
        public void contextCreated(CamelContext context) {
            context.getManagementStrategy().addEventNotifier(Watch.this);
        }
    };
    private String test;

    Watch(List<FileHostServer<?>> standIns, ChaosReport report) {
        this.standIns = standIns;
        this.report = report;
        tracker.open();
    }

    List<FileHostServer<?>> standIns() {
        return standIns;
    }

    ChaosReport report() {
        return report;
    }

    void begin(String test) {
        this.test = test;
        uploads.forget();
    }

    /** The test, or what is done before or behind it, has failed with this. */
    void failed(Throwable failure) {
        report.count("expectations not met", 1);
        if (failure instanceof TimeoutException) {
            violation("it did not end", failure);
        }
    }

    void end() {
        report.count("tests", 1);
        try {
            await().atMost(LONGEST_EXCHANGE)
                    .until(() -> underWay.keySet().stream().allMatch(Watch::isOver));
        } catch (ConditionTimeoutException e) {
            violation("exchanges did not end: " + underWay + ", threads " + threads());
        }
        List.copyOf(underWay.keySet()).forEach(this::ended);
        for (FileHostServer<?> standIn : standIns) {
            report.faults(standIn.faultsMade());
        }
        report.count("upload sessions", uploads.check(standIns, this));
        throwViolations();
    }

    private synchronized void throwViolations() {
        if (!violations.isEmpty()) {
            String found = String.join("\n", violations);
            violations.clear();
            throw new AssertionError(found);
        }
    }

    synchronized void violation(String what) {
        violations.add(test + ": " + what);
        report.count("violations", 1);
    }

    void violation(String what, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        violation(what + ": " + trace);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSendingEvent sending
                && sending.getEndpoint() instanceof FileHostEndpoint<?> endpoint) {
            sent(sending.getExchange(), endpoint);
        } else if (event instanceof ExchangeSentEvent sent) {
            ended(sent.getExchange());
        }
    }

    private void sent(Exchange exchange, FileHostEndpoint<?> endpoint) {
        underWay.put(exchange, new Sent(endpoint, System.nanoTime()));
        // A context that is stopped tells no more events.
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                ended(exchange);
            }
        });
    }

    private void ended(Exchange exchange) {
        Sent sent = underWay.remove(exchange);
        if (sent == null) {
            return;
        }
        report.count("exchanges", 1);
        Duration time = Duration.ofNanos(System.nanoTime() - sent.at());
        if (time.compareTo(LONGEST_EXCHANGE) > 0) {
            violation(sent.endpoint() + " took " + time);
        }
        uploads.ended(exchange, sent.endpoint());
        if (exchange.getException() == null) {
            delivered(exchange, sent.endpoint());
        } else {
            report.count("exchanges that failed", 1);
            if (exchange.getException(FileHostException.class) == null) {
                violation(sent.endpoint() + " failed with an exception that is not ours", exchange.getException());
            }
        }
    }

    private void delivered(Exchange exchange, FileHostEndpoint<?> endpoint) {
        Object body = exchange.getMessage().getBody();
        for (FileHostServer<?> standIn : standIns) {
            if (endpoint.getConfiguration().getApiUrl().equals(standIn.apiUrl())) {
                if (body instanceof RemoteFile file) {
                    exchange.getMessage()
                            .setBody(new WatchedFile(file, Truth.of(file.name(), standIn, endpoint), this));
                } else if (body instanceof File file
                        && endpoint.getConfiguration().getDownloadDirectory() != null) {
                    Truth.of(file.getName(), standIn, endpoint).check(file, this);
                }
            }
        }
    }

    /** One that failed while its context stopped, sent by a test's own hand. */
    private static boolean isOver(Exchange exchange) {
        return exchange.getException() != null;
    }

    private static String threads() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            String trace = Arrays.toString(frames);
            if (trace.contains("io.github.camelfilehosts.")) {
                text.append('\n').append(thread).append(' ').append(trace);
            }
        });
        return text.toString();
    }

    /** No more tests come. */
    @Override
    public void close() {
        tracker.close();
    }

    @Override
    public void stop() {
        // One context's end is not that of others.
    }

    @Override
    public void shutdown() {
        // As above.
    }

    private record Sent(FileHostEndpoint<?> endpoint, long at) {}
}
