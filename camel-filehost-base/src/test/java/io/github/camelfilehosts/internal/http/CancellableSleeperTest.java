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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CancellableSleeperTest {

    private final CancellableSleeper sleeper = new CancellableSleeper();

    @Test
    void sleepsAsLongAsItWasAskedTo() throws Exception {
        long start = System.nanoTime();

        assertThat(sleeper.sleep(Duration.ofMillis(30))).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void cancellingEndsSleepsAtOnceAndForGood() throws Exception {
        CompletableFuture<Boolean> asleep = CompletableFuture.supplyAsync(() -> {
            try {
                return sleeper.sleep(Duration.ofHours(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        sleeper.cancel();

        assertThat(asleep.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(sleeper.sleep(Duration.ofHours(1))).isFalse();
    }
}
