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
package io.github.camelfilehosts.alfafile;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that share a repository which files are being handed out here. A claim must not survive this
 * node, because nobody else could take its files then. A repository knows neither nodes nor times, so a claim is a key
 * with the number of a period in it. It is renewed in each period, and also counts in the periods before and after.
 */
class Claims {

    /** Clocks may differ by half a period. The claims of a killed node are free after two. */
    static final Duration PERIOD = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final IdempotentRepository repository;
    private final InstantSource clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private volatile ScheduledExecutorService renewal;
    private volatile boolean stopped;

    Claims(IdempotentRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** @param thread which ends when nothing is claimed any more, after {@link #stop} */
    void start(ScheduledExecutorService thread) {
        stopped = false;
        renewal = thread;
        long often = PERIOD.toMillis() / 4;
        thread.scheduleAtFixedRate(this::renew, often, often, TimeUnit.MILLISECONDS);
    }

    /** Files being handed out stay claimed until they end. */
    void stop() {
        stopped = true;
        endIfIdle();
    }

    /** Claims a key; false if anybody has it. */
    boolean take(String key) {
        long now = period();
        if (isClaimedBeside(key, now) || !repository.add(claim(key, now))) {
            return false;
        }
        // A node that claims it in another period at the same time also sees this claim.
        if (isClaimedBeside(key, now)) {
            repository.remove(claim(key, now));
            return false;
        }
        held.put(key, new Held(now, now));
        return true;
    }

    void release(String key) {
        Held last = held.remove(key);
        if (last != null) {
            repository.remove(claim(key, last.period()));
            if (last.before() != last.period()) {
                repository.remove(claim(key, last.before()));
            }
        }
        endIfIdle();
    }

    private boolean isClaimedBeside(String key, long period) {
        return repository.contains(claim(key, period - 1)) || repository.contains(claim(key, period + 1));
    }

    void renew() {
        for (String key : held.keySet()) {
            try {
                held.computeIfPresent(key, this::renewed);
            } catch (RuntimeException e) {
                LOG.warn("The claim on {} could not be renewed in the idempotentRepository", key, e);
            }
        }
        endIfIdle();
    }

    private Held renewed(String key, Held last) {
        long now = period();
        if (now <= last.period()) {
            return last;
        }
        repository.add(claim(key, now));
        if (last.before() != last.period()) {
            repository.remove(claim(key, last.before()));
        }
        return new Held(last.period(), now);
    }

    private void endIfIdle() {
        if (stopped && held.isEmpty() && renewal != null) {
            renewal.shutdown();
        }
    }

    private long period() {
        return clock.millis() / PERIOD.toMillis();
    }

    private static String claim(String key, long period) {
        return key + "@" + period;
    }

    /** @param before the period that was claimed before; the same period if there was none */
    private record Held(long before, long period) {}
}
