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
package io.github.camelfilehosts.internal.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Meters of Micrometer. No tag holds a file, a link or an account, because there may be any number of these. */
public final class MicrometerMeters implements Meters {

    private static final String PREFIX = "camel.filehost.";
    private static final String PROVIDER = "provider";
    private static final String OPERATION = "operation";
    private static final String METHOD = "method";
    private static final String OUTCOME = "outcome";
    private static final String REASON = "reason";
    private static final String DIRECTION = "direction";

    private final MeterRegistry registry;
    private final String provider;
    private final Map<Direction, AtomicInteger> active = new EnumMap<>(Direction.class);

    /** Kept, so that they are not looked up at each read. */
    private final Map<Direction, Counter> bytes = new EnumMap<>(Direction.class);

    /**
     * @param provider the service's name
     * @param budget how many requests the account with the fewest left may make at once; null if none is limited
     */
    public MicrometerMeters(MeterRegistry registry, String provider, Supplier<Number> budget) {
        this.registry = registry;
        this.provider = provider;
        Gauge.builder(PREFIX + "budget", budget)
                .tag(PROVIDER, provider)
                .description("Requests that the account with the fewest left may make at once")
                .register(registry);
        for (Direction direction : Direction.values()) {
            AtomicInteger count = new AtomicInteger();
            active.put(direction, count);
            Gauge.builder(PREFIX + "transfers.active", count::get)
                    .tags(PROVIDER, provider, DIRECTION, text(direction))
                    .description("Files being transferred")
                    .register(registry);
            bytes.put(direction, registry.counter(PREFIX + "bytes", PROVIDER, provider, DIRECTION, text(direction)));
        }
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void called(String operation, String method, String outcome, Duration time) {
        registry.timer(PREFIX + "calls", PROVIDER, provider, OPERATION, operation, METHOD, method, OUTCOME, outcome)
                .record(time);
    }

    @Override
    public void retried(Throwable failure) {
        registry.counter(PREFIX + "retries", PROVIDER, provider, REASON, Meters.kind(failure))
                .increment();
    }

    @Override
    public void loggedIn(String outcome) {
        registry.counter(PREFIX + "logins", PROVIDER, provider, OUTCOME, outcome)
                .increment();
    }

    @Override
    public void waited(Wait reason, Duration time) {
        registry.timer(PREFIX + "waits", PROVIDER, provider, REASON, text(reason))
                .record(time);
    }

    @Override
    public void transferBegan(Direction direction) {
        active.get(direction).incrementAndGet();
    }

    @Override
    public void transferred(Direction direction, long count) {
        bytes.get(direction).increment(count);
    }

    @Override
    public void transferEnded(Direction direction, String outcome, Duration time) {
        active.get(direction).decrementAndGet();
        transfer(direction, outcome, time);
    }

    @Override
    public void nothingMoved(String outcome, Duration time) {
        transfer(Direction.UP, outcome, time);
    }

    private void transfer(Direction direction, String outcome, Duration time) {
        registry.timer(PREFIX + "transfers", PROVIDER, provider, DIRECTION, text(direction), OUTCOME, outcome)
                .record(time);
    }

    @Override
    public void saved(long bytes) {
        registry.counter(PREFIX + "bytes.saved", PROVIDER, provider).increment(bytes);
    }

    @Override
    public void resumed() {
        registry.counter(PREFIX + "resumed", PROVIDER, provider).increment();
    }
}
