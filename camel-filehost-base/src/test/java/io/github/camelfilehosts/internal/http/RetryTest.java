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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

    private static final Failure FAILURE = Failure.of("host", "operation", "no luck");

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final CallContext context = sleeper.context(Duration.ofHours(10));
    private final Retry retry = new Retry(3, Duration.ofSeconds(1));

    @Test
    void waitsTwiceAsLongEachTimeWithJitter() {
        for (int attempt = 0; attempt < 3; attempt++) {
            retry.pauseOrThrow(attempt, new TemporaryFailureException(FAILURE), context);
        }

        assertThat(sleeper.slept()).hasSize(3);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(sleeper.slept().get(attempt).toMillis()).isBetween(1000L << attempt, (1000L << attempt) * 3 / 2);
        }
    }

    @Test
    void clientsThatFailedTogetherDoNotComeBackTogether() {
        for (int i = 0; i < 50; i++) {
            retry.pauseOrThrow(0, new TemporaryFailureException(FAILURE), context);
        }

        assertThat(sleeper.slept().stream().distinct().count()).isGreaterThan(10);
    }

    @Test
    void withoutADelayTheNextAttemptComesAtOnce() {
        Retry eager = new Retry(3, Duration.ZERO);

        eager.pauseOrThrow(0, new TemporaryFailureException(FAILURE), context);
        eager.pauseOrThrow(2, new TemporaryFailureException(FAILURE), context);

        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void waitsAsLongAsTheServiceSays() {
        retry.pauseOrThrow(0, new RateLimitedException(FAILURE.withRetryAfter(Duration.ofSeconds(42))), context);

        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(42));
    }

    @Test
    void givesUpAfterMaxRetriesWithTheLastFailure() {
        FileHostException failure = new TemporaryFailureException(FAILURE);

        assertThatThrownBy(() -> retry.pauseOrThrow(3, failure, context)).isSameAs(failure);
        assertThatThrownBy(() -> new Retry(0, Duration.ofSeconds(1)).pauseOrThrow(0, failure, context))
                .isSameAs(failure);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void neverRetriesWhatIsFinal() {
        FileHostException gone = new FileNotFoundOnHostException(FAILURE);
        FileHostException unrepeatable = new TemporaryFailureException(FAILURE.withRetryable(false));

        assertThatThrownBy(() -> retry.pauseOrThrow(0, gone, context)).isSameAs(gone);
        assertThatThrownBy(() -> retry.pauseOrThrow(0, unrepeatable, context)).isSameAs(unrepeatable);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void aWaitThatIsTooLongIsToldNotServed() {
        CallContext impatient = sleeper.context(Duration.ofSeconds(60));
        FileHostException failure = new RateLimitedException(FAILURE.withRetryAfter(Duration.ofSeconds(61)));

        assertThatThrownBy(() -> retry.pauseOrThrow(0, failure, impatient)).isSameAs(failure);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void whoeverMayNotWaitIsToldHowLongItWouldHaveBeen() {
        CallContext impatient = sleeper.context(Duration.ofMillis(10));

        assertThatExceptionOfType(TemporaryFailureException.class)
                .isThrownBy(() -> retry.pauseOrThrow(0, new TemporaryFailureException(FAILURE), impatient))
                .satisfies(
                        e -> assertThat(e.getRetryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1500)));
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> retry.pauseOrThrow(0, new RateLimitedException(FAILURE), impatient))
                .satisfies(e -> assertThat(e.getRetryAfter()).isNotNull());
        assertThatExceptionOfType(UnexpectedResponseException.class)
                .isThrownBy(() ->
                        retry.pauseOrThrow(0, new UnexpectedResponseException(FAILURE.withRetryable(true)), impatient))
                .satisfies(e -> assertThat(e.getRetryAfter()).isNotNull());
    }

    @Test
    void aWaitThatIsServedElsewhereIsTakenFromTheSameAllowance() {
        CallContext patient = sleeper.context(Duration.ofSeconds(50));
        FileHostException failure = new RateLimitedException(FAILURE.withRetryAfter(Duration.ofSeconds(30)));

        assertThat(retry.reserveOrThrow(0, failure, patient)).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() -> retry.reserveOrThrow(1, failure, patient)).isSameAs(failure);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void doublingEndsSomewhere() {
        Retry often = new Retry(100, Duration.ofSeconds(1));

        often.pauseOrThrow(90, new TemporaryFailureException(FAILURE), context);

        assertThat(sleeper.slept().get(0)).isBetween(Duration.ofSeconds(1024), Duration.ofSeconds(1536));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50})
    void anInterruptedThreadNeverTriesAgainNotEvenAtOnce(int seconds) {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> retry.pauseOrThrow(0, failedFor(seconds), context))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("interrupted")
                .hasMessageContaining("no luck");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sleeper.slept()).isEmpty();
    }

    private static FileHostException failedFor(int seconds) {
        return new TemporaryFailureException(FAILURE.withRetryAfter(Duration.ofSeconds(seconds)));
    }
}
