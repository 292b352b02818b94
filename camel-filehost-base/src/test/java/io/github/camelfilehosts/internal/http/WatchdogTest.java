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
package io.github.camelfilehosts.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final Duration LIMIT = Duration.ofMillis(50);

    private final Watchdog watchdog = new Watchdog();
    private final AtomicInteger ended = new AtomicInteger();

    @AfterEach
    void close() {
        watchdog.close();
    }

    private Watchdog.Watch watch(Duration limit) {
        return watchdog.watch(limit, 1, ended::incrementAndGet);
    }

    /** One that is watched after it, and ended: until then the first had its time. */
    private void passTheLimit() {
        AtomicInteger other = new AtomicInteger();
        Watchdog.Watch witness = watchdog.watch(LIMIT.multipliedBy(3), 1, other::incrementAndGet);
        witness.waits();
        await().until(() -> other.get() == 1);
    }

    @Test
    void whatWaitsTooLongIsEndedOnce() {
        Watchdog.Watch watch = watch(LIMIT);
        watch.waits();

        await().until(() -> ended.get() == 1);

        assertThat(watch.isExpired()).isTrue();
        passTheLimit();
        assertThat(ended).hasValue(1);
    }

    @Test
    void itsTimeBeginsWithEachWait() {
        Watchdog.Watch watch = watch(LIMIT);
        passTheLimit();
        assertThat(watch.isExpired()).isFalse();

        watch.waits();

        await().until(watch::isExpired);
    }

    @Test
    void whatMovesInDropsIsEndedAsIfNothingMoved() {
        Watchdog.Watch watch = watchdog.watch(LIMIT, 1000, ended::incrementAndGet);
        watch.waits();

        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            watch.moved(1);
            watch.waits();
            return watch.isExpired();
        });
    }

    @Test
    void onceEnoughHasMovedItsTimeBeginsAnew() {
        Watchdog.Watch watch = watchdog.watch(Duration.ofHours(1), 1000, ended::incrementAndGet);
        watch.waits();
        watch.moved(999);
        assertThat(watch.waited()).isPositive();

        watch.waits();
        watch.moved(1);

        assertThat(watch.waited()).isZero();
    }

    @Test
    void whatIsBusyOrClosedOrWithoutALimitIsLeftAlone() {
        Watchdog.Watch busy = watch(LIMIT);
        busy.waits();
        busy.goesOn();
        Watchdog.Watch closed = watch(LIMIT);
        closed.waits();
        closed.close();
        Watchdog.Watch endless = watch(Duration.ZERO);
        endless.waits();

        passTheLimit();

        assertThat(ended).hasValue(0);
        assertThat(List.of(busy, closed, endless)).noneMatch(Watchdog.Watch::isExpired);
    }

    @Test
    void oneThreadWatchesAThousand() {
        List<Watchdog.Watch> watches =
                IntStream.range(0, 1000).mapToObj(i -> watch(LIMIT)).toList();
        watches.forEach(Watchdog.Watch::waits);

        await().until(() -> ended.get() == 1000);

        assertThat(threads()).isLessThanOrEqualTo(1);
    }

    @Test
    void onceClosedItEndsNothingAndItsThreadGoes() {
        Watchdog.Watch watch = watch(Duration.ofHours(1));
        watch.waits();

        watchdog.close();

        watchdog.watch(LIMIT, 1, ended::incrementAndGet).waits();
        await().until(() -> threads() == 0);
        assertThat(ended).hasValue(0);
    }

    /** Other tests' are gone, or will be. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().equals("camel-filehost-watchdog"))
                .count();
    }
}
