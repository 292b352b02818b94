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

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.UUID;

/** The API's host: a WireMock server with one catch-all stub that leaves the answer to {@link ApiAnswers}. */
final class ApiStandIn {

    /** Below WireMock's default of 5, so that a test's own stubs take precedence. */
    private static final int PRIORITY = 10;

    /** Enough for a few hundred calls that all wait for a slow reply. */
    private static final int THREADS = 400;

    private static final UUID ANSWERS = UUID.randomUUID();

    private static final int JOURNAL_ENTRIES = 5000;

    private final WireMockServer server;

    ApiStandIn(ListenAddress address, ApiAnswers answers, CallLog calls, History history) {
        this.server = new WireMockServer(wireMockConfig()
                .port(address.apiPort())
                .bindAddress(address.bindAddress())
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .jettyAcceptQueueSize(1000)
                .http2PlainDisabled(true)
                .maxRequestJournalEntries(Math.min(JOURNAL_ENTRIES, history.limit()))
                .notifier(new QuietNotifier())
                .extensions(answers, calls));
    }

    void start() {
        server.start();
        server.stubFor(any(anyUrl())
                .withId(ANSWERS)
                .atPriority(PRIORITY)
                .willReturn(aResponse().withTransformers(ApiAnswers.NAME)));
    }

    void stop() {
        server.stop();
    }

    void reset() {
        // Our own stub stays, because a call that comes now would otherwise get no answer.
        server.listAllStubMappings().getMappings().stream()
                .filter(mapping -> !mapping.getId().equals(ANSWERS))
                .forEach(server::removeStub);
        server.resetScenarios();
        server.resetRequests();
    }

    int port() {
        return server.port();
    }

    WireMockServer server() {
        return server;
    }
}
