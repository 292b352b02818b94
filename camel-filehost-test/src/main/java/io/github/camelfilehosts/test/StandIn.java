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
package io.github.camelfilehosts.test;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two servers on this machine, one for an API and one for bytes: their addresses, their start and stop, with or without
 * JUnit, their clock, and the calls that were made.
 *
 * @param <S> the type of the server itself, for chained calls
 */
public abstract sealed class StandIn<S extends StandIn<S>>
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, AfterEachCallback, AutoCloseable
        permits FileHostServer {

    final Settings settings = new Settings();
    final Setting<InstantSource> clock = settings.of(InstantSource.system());
    final Silence silence = new Silence(clock);
    private final Setting<ListenAddress> address = settings.of(ListenAddress.FREE_PORTS);
    private final Setting<Integer> historyLimit = settings.of(Integer.MAX_VALUE);
    final History history = new History(historyLimit);
    private final Setting<Boolean> neverMetFails = settings.of(true);
    private final Setting<Duration> latency = settings.of(Duration.ZERO);
    private final Setting<RandomFaults.Terms> chaosTerms = settings.of(RandomFaults.Terms.NEVER);
    final Chaos chaos = new Chaos(chaosTerms);
    final String basePath;
    private final CallLog calls;
    private ApiStandIn api;
    private StreamServer streams;
    private ChaosProxy apiProxy;
    private ChaosProxy streamProxy;
    private String startedFor;

    StandIn(String basePath) {
        this.basePath = basePath;
        this.calls = new CallLog(basePath, latency, history);
    }

    /**
     * Sets the address and ports, instead of free ports of the loopback interface. With another name than
     * {@code localhost} it can be reached from other machines too. To be called before the start.
     */
    public final S at(String host, int apiPort, int streamPort) {
        address.set(new ListenAddress(host, apiPort, streamPort));
        return self();
    }

    /** Starts both servers, by default on free ports; does nothing if they are running. */
    public final synchronized S start() {
        if (api == null) {
            settings.keep();
            streams = new StreamServer(address.get(), this::serve, history);
            streams.start();
            api = new ApiStandIn(address.get(), answers(), calls, history);
            api.start();
            if (chaos.ordered()) {
                apiProxy = new ChaosProxy(api.port(), chaos);
                streamProxy = new ChaosProxy(streams.port(), chaos);
            }
        }
        return self();
    }

    /** Stops both servers and forgets everything. */
    @Override
    public final synchronized void close() {
        if (api != null) {
            reset();
            api.stop();
            streams.stop();
            if (apiProxy != null) {
                apiProxy.stop();
                streamProxy.stop();
            }
            api = null;
            streams = null;
            apiProxy = null;
            streamProxy = null;
        }
    }

    /**
     * Forgets files, sessions, faults, stubs and counts, restores the settings made before the start, and interrupts
     * running transfers. The ports stay the same.
     */
    public final synchronized void reset() {
        settings.restore();
        silence.reset();
        chaos.restart();
        forget();
        calls.reset();
        if (api != null) {
            streams.reset();
            api.reset();
        }
    }

    /** The API's base URL, for the component's option {@code apiUrl}. */
    public final String apiUrl() {
        return url(apiProxy == null ? running(api).port() : apiProxy.port()) + basePath;
    }

    /** The base URL of the server of the bytes: all download and upload links begin with it. */
    public final String streamUrl() {
        return url(streamProxy == null ? running(streams).port() : streamProxy.port());
    }

    /**
     * The properties with which the component uses this server and its account, for Camel Main, Spring Boot and
     * Quarkus: {@code camel.component.alfafile.api-url} and so on.
     */
    public final Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        componentOptions().forEach((name, value) -> properties.put(name, value.get()));
        return properties;
    }

    /**
     * Registers the {@link #properties} with suppliers of their values, so it can be called before the start:
     *
     * <pre>{@code
     * @DynamicPropertySource
     * static void properties(DynamicPropertyRegistry registry) {
     *     alfaFile.properties(registry::add);
     * }
     * }</pre>
     */
    public final void properties(BiConsumer<String, Supplier<Object>> registry) {
        componentOptions().forEach((name, value) -> registry.accept(name, value::get));
    }

    /** The kind of server, and its URL if it is running. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + (api == null ? ", not started" : " at " + apiUrl());
    }

    /**
     * The server behind the API, to verify requests or to add stubs. Stubs of WireMock's default priority take
     * precedence over this server's own answers.
     */
    public final WireMockServer wireMock() {
        return running(api).server();
    }

    // What was called

    /**
     * Limits how many calls, requests, links, sessions, uploads and deleted files are each remembered, for long runs:
     * only the newest are. What is forgotten no longer works, so the limit should be far higher than the number in use
     * at a time. If set before the start, it applies to WireMock's journal too.
     */
    public final S history(int entries) {
        historyLimit.set(entries);
        return self();
    }

    /** All API calls since the last reset, in the order in which they arrived. */
    public final List<ApiCall> calls() {
        return calls.calls();
    }

    /** The calls of this method. */
    public final List<ApiCall> callsOf(String method) {
        return calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    /** How many calls of this method came. */
    public final int calls(String method) {
        return callsOf(method).size();
    }

    /** The highest number of API calls that were being answered at the same time. */
    public final int maxConcurrentCalls() {
        return calls.maxConcurrent();
    }

    // How it goes

    /**
     * Lets this share of all connections fail at random from now on: they are reset, end early or stand still for a
     * moment, in the middle of a request or of an answer, after a few bytes or many. So neither side knows what has
     * arrived. {@link FileHostServer#faultsMade()} tells what happened.
     *
     * <p>It must be set before the start, because the connections then go through a proxy; later, rate and seed can be
     * changed. Connections directly to {@link #wireMock()} are not affected.
     *
     * <p>The same seed does the same to each connection, in their order, from each reset on.
     *
     * @param rate from 0 (none) to 1 (all)
     */
    public final synchronized S chaos(double rate, long seed) {
        if (api != null && apiProxy == null) {
            throw new IllegalStateException("Chaos is to be set before the start");
        }
        chaosTerms.set(new RandomFaults.Terms(rate, seed));
        chaos.restart();
        return self();
    }

    /** Each API call takes at least this long. */
    public final S latency(Duration latency) {
        this.latency.set(latency);
        return self();
    }

    /** The clock by which sessions and links expire, processing ends and silences last. */
    public final S clock(InstantSource clock) {
        this.clock.set(clock);
        return self();
    }

    /**
     * Whether a JUnit test fails at its end if a fault that it ordered never occurred, not even once; by default it
     * does, because such a test has proved nothing.
     */
    public final S failOnFaultsNeverMet(boolean fail) {
        neverMetFails.set(fail);
        return self();
    }

    /** Describes the faults that were ordered since the last reset and never occurred. */
    public abstract List<String> faultsNeverMet();

    // What differs

    abstract S self();

    /** The properties' names, and where their values come from. */
    abstract Map<String, Supplier<String>> componentOptions();

    abstract ApiAnswers answers();

    abstract void serve(StreamExchange exchange) throws IOException, HttpException;

    /** Forgets files, sessions, faults and counts. */
    abstract void forget();

    final StreamServer streams() {
        return running(streams);
    }

    private String url(int port) {
        return "http://" + address.get().host() + ":" + port;
    }

    private static <T> T running(T server) {
        if (server == null) {
            throw new IllegalStateException("Not started: register it as a JUnit extension, or call start()");
        }
        return server;
    }

    // JUnit

    @Override
    public final void beforeAll(ExtensionContext context) {
        startFor(context);
    }

    @Override
    public final void beforeEach(ExtensionContext context) {
        if (!startFor(context)) {
            reset();
        }
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        try {
            failOnFaultsNeverMet(context);
        } finally {
            closeFor(context);
        }
    }

    private void failOnFaultsNeverMet(ExtensionContext context) {
        List<String> neverMet = faultsNeverMet();
        // A test that has failed already may not have got so far.
        if (neverMetFails.get()
                && !neverMet.isEmpty()
                && context.getExecutionException().isEmpty()) {
            throw new AssertionError("Faults that were ordered of " + this + " but never met: "
                    + String.join("; ", neverMet) + ". If that is meant: failOnFaultsNeverMet(false)");
        }
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        closeFor(context);
    }

    private boolean startFor(ExtensionContext context) {
        if (api != null) {
            return false;
        }
        start();
        startedFor = context.getUniqueId();
        return true;
    }

    /** Nested classes end before the class that the server was started for does. */
    private void closeFor(ExtensionContext context) {
        if (context.getUniqueId().equals(startedFor)) {
            startedFor = null;
            close();
        }
    }
}
