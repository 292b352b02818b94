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
 * Two servers on this machine, for an API and for bytes: where they are reached, how they start and stop, with JUnit and
 * without, by which time they go, and what was called.
 *
 * @param <S> the server itself, for calls in a row
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
     * Before the start: where it is to be reached, in place of free ports of the loopback interface. By another name
     * than {@code localhost} it is reached from other machines too.
     */
    public final S at(String host, int apiPort, int streamPort) {
        address.set(new ListenAddress(host, apiPort, streamPort));
        return self();
    }

    /** Starts both servers, on free ports if not told otherwise; does nothing if they run. */
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
     * Forgets files, sessions, faults, stubs and counts, takes switches back to what they were at the start, and breaks
     * transfers that are under way. The ports stay.
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

    /** The API's base URL, as the component's option {@code apiUrl} takes it. */
    public final String apiUrl() {
        return url(apiProxy == null ? running(api).port() : apiProxy.port()) + basePath;
    }

    /** Where the bytes come from and go to: the begin of all download and upload links. */
    public final String streamUrl() {
        return url(streamProxy == null ? running(streams).port() : streamProxy.port());
    }

    /**
     * The properties that lead the component to this server and into its account, as Camel Main, Spring Boot and Quarkus
     * read them: {@code camel.component.alfafile.api-url} and so on.
     */
    public final Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        componentOptions().forEach((name, value) -> properties.put(name, value.get()));
        return properties;
    }

    /**
     * Hands the {@link #properties} to who asks for the values later, so that it may be called before the start:
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

    /** What it is, and where, if it runs. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + (api == null ? ", not started" : " at " + apiUrl());
    }

    /**
     * The server behind the API, to verify requests, or to stub over it: stubs of WireMock's default priority win over
     * this server's own answers.
     */
    public final WireMockServer wireMock() {
        return running(api).server();
    }

    // What was called

    /**
     * For runs that last: only so many of the newest are remembered of calls, requests, links, sessions, uploads and
     * deleted files each, in place of all. What is forgotten no longer works, so it should be far more than are in use
     * at a time. Set before the start, it holds for WireMock's own journal too.
     */
    public final S history(int entries) {
        historyLimit.set(entries);
        return self();
    }

    /** All API calls since the last reset, in the order in which they came. */
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
     * From now on about this share of all connections goes wrong by chance on the way, and neither side is at fault:
     * they are reset, end early or stand still for a moment, in the midst of what is sent or of an answer, after few
     * bytes or many. So nobody knows what has arrived. {@link FileHostServer#faultsMade()} tells what happened.
     *
     * <p>It is to be set before the start, because the connections then lead through a proxy of their own; later, rate
     * and seed can be changed. What goes straight to {@link #wireMock()} is spared.
     *
     * <p>The same seed does the same to the first connection, the second and so on, from each reset on.
     *
     * @param rate from 0, none, to 1, all
     */
    public final synchronized S chaos(double rate, long seed) {
        if (api != null && apiProxy == null) {
            throw new IllegalStateException("Chaos is to be set before the start");
        }
        chaosTerms.set(new RandomFaults.Terms(rate, seed));
        chaos.restart();
        return self();
    }

    /** Each API call takes at least so long. */
    public final S latency(Duration latency) {
        this.latency.set(latency);
        return self();
    }

    /** The time by which sessions and links expire, processing ends and silences last. */
    public final S clock(InstantSource clock) {
        this.clock.set(clock);
        return self();
    }

    /**
     * Whether a JUnit test fails at its end if a fault that it has ordered was never met, not even the first of several
     * times: it does, if not set. It has proved nothing then.
     */
    public final S failOnFaultsNeverMet(boolean fail) {
        neverMetFails.set(fail);
        return self();
    }

    /** The faults that were ordered since the last reset and were never met, in words. */
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
