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

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records and delays every call, including those that a test's own stubs answer, and counts how many are made at the
 * same time.
 */
final class CallLog implements ServeEventListener {

    private final String basePath;
    private final Setting<Duration> latency;
    private final Journal<ApiCall> calls;
    private final Map<UUID, Gauge.Passage> underWay = new ConcurrentHashMap<>();
    private final Gauge concurrent = new Gauge();

    CallLog(String basePath, Setting<Duration> latency, History history) {
        this.basePath = basePath;
        this.calls = history.journal();
        this.latency = latency;
    }

    @Override
    public String getName() {
        return "call-log";
    }

    @Override
    public void beforeMatch(ServeEvent event, Parameters parameters) {
        underWay.put(event.getId(), concurrent.begin());
        calls.add(ApiCall.of(basePath, event.getRequest()));
        Pause.of(latency.get());
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        // Not after it was sent: the caller could begin its next call before this one is counted as over.
        Gauge.Passage passage = underWay.remove(event.getId());
        if (passage != null) {
            passage.end();
        }
    }

    List<ApiCall> calls() {
        return calls.entries();
    }

    int maxConcurrent() {
        return concurrent.highest();
    }

    void reset() {
        calls.clear();
        concurrent.reset();
    }
}
