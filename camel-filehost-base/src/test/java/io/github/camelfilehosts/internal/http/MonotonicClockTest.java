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

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {

    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
    private long nanos = Long.MAX_VALUE - 10;
    private final MonotonicClock clock = new MonotonicClock(wall::get, () -> nanos);

    @Test
    void beginsWithTheTimeOfDay() {
        assertThat(clock.instant()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void goesOnEvenlyThoughTheClockOnTheWallIsSetBackByTwoHours() {
        wall.set(wall.get().minus(Duration.ofHours(2)));
        nanos += Duration.ofSeconds(1).toNanos();

        assertThat(clock.instant()).isEqualTo("2026-01-01T12:00:01Z");
    }
}
