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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.TemporaryFailureException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitAllowanceTest {

    private static final RateLimitedException REASON =
            new RateLimitedException(Failure.of("host", "operation", "busy").withCode(717));

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final WaitAllowance waits = new WaitAllowance(Duration.ofSeconds(60), sleeper);

    @Test
    void addsUpAllWaitsOfAnExchange() {
        waits.spend(Duration.ofSeconds(25), () -> REASON);
        waits.reserve(Duration.ofSeconds(25), () -> REASON);

        assertThatThrownBy(() -> waits.spend(Duration.ofSeconds(11), () -> REASON))
                .isSameAs(REASON);
        waits.spend(Duration.ofSeconds(10), () -> REASON);
        assertThatThrownBy(() -> waits.spend(Duration.ofNanos(1), () -> REASON)).isSameAs(REASON);
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(25), Duration.ofSeconds(10));
    }

    @Test
    void noWaitIsNoWait() {
        WaitAllowance none = new WaitAllowance(Duration.ZERO, sleeper);

        none.spend(Duration.ZERO, () -> REASON);
        none.spend(Duration.ofSeconds(-5), () -> REASON);

        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void aCancelledWaitSaysWhatItWasFor() {
        CancellableSleeper cancelled = new CancellableSleeper();
        cancelled.cancel();

        assertThatThrownBy(() ->
                        new WaitAllowance(Duration.ofSeconds(60), cancelled).spend(Duration.ofSeconds(1), () -> REASON))
                .isInstanceOfSatisfying(TemporaryFailureException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(717);
                    assertThat(e.isRetryable()).isTrue();
                })
                .hasMessageContaining("stopping")
                .hasMessageContaining("busy");
    }

    @Test
    void anInterruptedThreadStaysInterrupted() {
        WaitAllowance real = new WaitAllowance(Duration.ofSeconds(60), new CancellableSleeper());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> real.spend(Duration.ofSeconds(50), () -> REASON))
                .isInstanceOf(TemporaryFailureException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
