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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SpeedTest {

    private final AtomicLong clock = new AtomicLong();
    private final Speed speed = new Speed(clock::get);

    @Test
    void aSteadyOneIsRightFromTheStart() {
        for (int tenths = 1; tenths <= 100; tenths++) {
            pass(100);
            speed.moved(tenths * 1_000L);
            assertThat(speed.perSecond()).isCloseTo(10_000, Percentage.withPercentage(1));
        }
    }

    @Test
    void aNewOneCountsAfterSeconds() {
        for (int seconds = 1; seconds <= 20; seconds++) {
            pass(1_000);
            speed.moved(seconds * 1_000L);
        }
        for (int seconds = 1; seconds <= 20; seconds++) {
            pass(1_000);
            speed.moved(20_000 + seconds * 5_000L);
        }

        assertThat(speed.perSecond()).isCloseTo(5_000, Percentage.withPercentage(2));
    }

    @Test
    void silenceSlows() {
        pass(1_000);
        speed.moved(10_000);
        pass(60_000);

        assertThat(speed.perSecond()).isLessThan(10);
        assertThat(speed.bytes()).isEqualTo(10_000);
    }

    @Test
    void aNewAttemptIsNoStepBack() {
        pass(1_000);
        speed.moved(10_000);
        pass(1_000);
        speed.moved(0);
        pass(1_000);
        speed.moved(10_000);

        assertThat(speed.perSecond()).isBetween(5_000L, 10_000L);
    }

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
