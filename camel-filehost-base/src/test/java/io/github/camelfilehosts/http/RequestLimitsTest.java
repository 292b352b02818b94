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
package io.github.camelfilehosts.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.RecordingSleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitsTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final RecordingSleeper sleeper = new RecordingSleeper();

    /** The budget as it is made, but with a clock of our own. */
    private static Bucket budget(int requestsPerHour, ManualMeter meter) {
        LocalBucket made = (LocalBucket) RequestLimits.hourlyBudget(requestsPerHour);
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(meter);
        for (Bandwidth bandwidth : made.getConfiguration().getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 5000})
    void noSixtyMinutesSeeMoreThanTheBudget(int requestsPerHour) {
        ManualMeter meter = new ManualMeter();
        Bucket budget = budget(requestsPerHour, meter);
        Random random = new Random(requestsPerHour);
        List<Long> sent = new ArrayList<>();
        // Greedy phases and lazy ones, in which the bucket fills up: the worst case is a full bucket at the start of an
        // hour.
        while (meter.now < 6 * HOUR) {
            boolean greedy = (meter.now / (HOUR / 3)) % 2 == 0 || random.nextInt(1000) == 0;
            while (greedy && budget.tryConsume(1)) {
                sent.add(meter.now);
            }
            meter.now += Duration.ofSeconds(1).toNanos();
        }

        int from = 0;
        for (int to = 0; to < sent.size(); to++) {
            while (sent.get(to) - sent.get(from) >= HOUR) {
                from++;
            }
            assertThat(to - from + 1).isLessThanOrEqualTo(requestsPerHour);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 5000})
    void aFifthMayGoAtOnceAndTheRestComesInEvenly(int requestsPerHour) {
        ManualMeter meter = new ManualMeter();
        Bucket budget = budget(requestsPerHour, meter);

        assertThat(budget.tryConsumeAsMuchAsPossible()).isEqualTo(requestsPerHour / 5);
        meter.now += HOUR / 8;
        assertThat(budget.tryConsumeAsMuchAsPossible()).isEqualTo(requestsPerHour / 10);
    }

    @Test
    void zeroIsNoBudget() {
        assertThat(RequestLimits.hourlyBudget(0)).isNull();
        RequestLimits limits = new RequestLimits(null, 1);
        CallContext context = sleeper.context(Duration.ZERO);

        for (int i = 0; i < 100_000; i++) {
            limits.consume(context);
        }
        limits.exhaust();
        limits.consume(context);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void waitsForTheBudgetAsLongAsTheExchangeAllows() {
        ManualMeter meter = new ManualMeter();
        RequestLimits limits = new RequestLimits(budget(10, meter), 1);
        CallContext context = new CallContext("host", "operation", new WaitAllowance(Duration.ofHours(1), wait -> {
            meter.now += wait.toNanos();
            return sleeper.sleep(wait);
        }));

        // 2 at once, then 8 an hour.
        for (int i = 0; i < 4; i++) {
            limits.consume(context);
        }

        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(450), Duration.ofSeconds(450));
    }

    @Test
    void aWaitForTheBudgetThatIsTooLongIsThrownAtOnce() {
        ManualMeter meter = new ManualMeter();
        RequestLimits limits = new RequestLimits(budget(10, meter), 1);
        CallContext context = sleeper.context(Duration.ofSeconds(60));
        limits.consume(context);
        limits.consume(context);

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limits.consume(context))
                .withMessageContaining("requestsPerHour")
                .satisfies(e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(450)));
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void whatTheServiceCallsUsedUpIsUsedUp() {
        ManualMeter meter = new ManualMeter();
        RequestLimits limits = new RequestLimits(budget(100, meter), 1);
        CallContext context = sleeper.context(Duration.ofSeconds(10));
        limits.consume(context);

        limits.exhaust();

        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> limits.consume(context));
        meter.now += Duration.ofSeconds(45).toNanos();
        limits.consume(context);
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> limits.consume(context));
    }

    private static final class ManualMeter implements TimeMeter {
        private long now;

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
