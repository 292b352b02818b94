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
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelfilehosts.ManualClock;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.watch.Watchers;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock();
    private final RecordingSleeper sleeper = new RecordingSleeper();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 5000})
    void noSixtyMinutesSeeMoreThanTheBudget(int requestsPerHour) {
        RequestBudget budget = budget(requestsPerHour);
        Random random = new Random(requestsPerHour);
        Instant start = clock.instant();
        List<Instant> sent = new ArrayList<>();
        // Greedy phases and lazy ones, in which the bucket fills up: the worst case is a full bucket at the start of an
        // hour.
        while (clock.instant().isBefore(start.plus(HOUR.multipliedBy(6)))) {
            long third = Duration.between(start, clock.instant()).dividedBy(HOUR.dividedBy(3));
            boolean greedy = third % 2 == 0 || random.nextInt(1000) == 0;
            while (greedy && tryTake(budget)) {
                sent.add(clock.instant());
            }
            clock.advance(Duration.ofSeconds(1));
        }

        int from = 0;
        for (int to = 0; to < sent.size(); to++) {
            while (!sent.get(to).isBefore(sent.get(from).plus(HOUR))) {
                from++;
            }
            assertThat(to - from + 1).isLessThanOrEqualTo(requestsPerHour);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 5000})
    void aFifthMayGoAtOnceAndTheRestComesInEvenly(int requestsPerHour) {
        RequestBudget budget = budget(requestsPerHour);

        assertThat(takeAll(budget)).isEqualTo(requestsPerHour / 5);
        clock.advance(HOUR.dividedBy(8));
        assertThat(takeAll(budget)).isEqualTo(requestsPerHour / 10);
    }

    @Test
    void zeroIsNoBudget() {
        assertThat(RequestBudget.hourly(0, clock)).isNull();
        RequestLimits limits = new RequestLimits(null, 1);
        CallContext context = sleeper.context(Duration.ZERO);

        for (int i = 0; i < 100_000; i++) {
            limits.consume(context);
        }
        limits.exhaust(context(Duration.ZERO));
        limits.consume(context);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void waitsForTheBudgetAsLongAsTheExchangeAllows() {
        RequestLimits limits = new RequestLimits(budget(10), 1);
        CallContext context = new CallContext(
                "host",
                "operation",
                "exchange",
                "route",
                new WaitAllowance(Duration.ofHours(1), wait -> {
                    clock.advance(wait);
                    return sleeper.sleep(wait);
                }),
                new KnownSecrets(),
                Watchers.of(Meters.NONE));

        // 2 at once, then 8 an hour.
        for (int i = 0; i < 4; i++) {
            limits.consume(context);
        }

        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(450), Duration.ofSeconds(450));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 449})
    void aWaitForTheBudgetThatIsTooLongIsThrownAtOnce(int maxWait) {
        RequestLimits limits = new RequestLimits(budget(10), 1);
        CallContext context = context(Duration.ofSeconds(maxWait));
        limits.consume(context);
        limits.consume(context);

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limits.consume(context))
                .withMessageContaining("requestsPerHour")
                .satisfies(e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(450)));
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void aWaitForTheBudgetThatIsCancelledSaysWhatItWasFor() {
        RequestLimits limits = new RequestLimits(budget(5), 1);
        limits.consume(context(Duration.ZERO));
        CallContext stopping = new CallContext(
                "host",
                "operation",
                "exchange",
                "route",
                new WaitAllowance(HOUR, wait -> false),
                new KnownSecrets(),
                Watchers.of(Meters.NONE));

        assertThatExceptionOfType(TemporaryFailureException.class)
                .isThrownBy(() -> limits.consume(stopping))
                .withMessageContaining("the component is stopping")
                .withMessageContaining("requestsPerHour");
    }

    @Test
    void someoneInterruptedWhileOthersCallStopsWaiting() throws Exception {
        RequestLimits limits = new RequestLimits(null, 1);
        limits.enter(context(Duration.ZERO));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread waiter = new Thread(() -> {
            failure.set(catchThrowable(() -> limits.enter(context(Duration.ZERO))));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        waiter.start();
        await().until(() -> waiter.getState() == Thread.State.WAITING);

        waiter.interrupt();
        waiter.join();

        assertThat(failure.get()).isInstanceOf(TemporaryFailureException.class).hasMessageContaining("interrupted");
        assertThat(interrupted).isTrue();
        // Whoever gave up waiting has no place that he would have to give back.
        limits.leave();
        limits.enter(context(Duration.ZERO));
    }

    @Test
    void whatTheServiceCallsUsedUpIsUsedUp() {
        RequestLimits limits = new RequestLimits(budget(100), 1);
        CallContext context = sleeper.context(Duration.ofSeconds(10));
        limits.consume(context);

        limits.exhaust(context(Duration.ZERO));

        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> limits.consume(context));
        clock.advance(Duration.ofSeconds(45));
        limits.consume(context);
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> limits.consume(context));
    }

    @Test
    void whoWaitsForTheBudgetHasTheNextRequestForHimself() {
        RequestLimits limits = new RequestLimits(budget(10), 1);
        limits.consume(context(Duration.ZERO));
        limits.consume(context(Duration.ZERO));

        // 8 come in an hour. Nobody's wait ends before the one of who came earlier.
        limits.consume(context(Duration.ofMinutes(10)));
        limits.consume(context(Duration.ofMinutes(20)));
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limits.consume(context(Duration.ofMinutes(20))))
                .satisfies(e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(3 * 450)));
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(450), Duration.ofSeconds(900));
    }

    private static void use(RequestLimits limits, Reservation reservation, int calls) {
        for (int i = 0; i < calls; i++) {
            limits.consume(reservation.context());
        }
    }

    @Test
    void whatIsReservedIsThereForItsCallsAloneAndTheRestGoesBack() {
        RequestLimits limits = new RequestLimits(budget(25), 1);

        try (Reservation three = limits.reserve(3, context(Duration.ZERO))) {
            assertThat(limits.left()).isEqualTo(2);
            use(limits, three, 1);
            limits.consume(context(Duration.ZERO));
            limits.consume(three.context().unreserved());
            assertThat(limits.left()).isZero();
            use(limits, three, 1);
        }

        assertThat(limits.left()).isEqualTo(1);
    }

    @Test
    void whatIsTriedAgainTakesOneMore() {
        RequestLimits limits = new RequestLimits(budget(25), 1);

        try (Reservation two = limits.reserve(2, context(Duration.ZERO))) {
            use(limits, two, 3);
        }

        assertThat(limits.left()).isEqualTo(2);
    }

    @Test
    void lessThanAllThatIsNeededIsNotTaken() {
        RequestLimits limits = new RequestLimits(budget(10), 1);
        limits.consume(context(Duration.ZERO));

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limits.reserve(2, context(Duration.ofSeconds(449))))
                .withMessageContainingAll("requestsPerHour", "2 calls")
                .satisfies(e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(450)));
        assertThat(limits.left()).isEqualTo(1);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void whatIsMissingIsWaitedForAsLongAsTheExchangeAllows() {
        RequestLimits limits = new RequestLimits(budget(10), 1);
        limits.consume(context(Duration.ZERO));

        try (Reservation two = limits.reserve(2, context(Duration.ofSeconds(450)))) {
            use(limits, two, 2);
        }

        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(450));
    }

    @Test
    void moreThanTheBudgetEverHoldsAtOnceIsTakenOneByOne() {
        RequestLimits limits = new RequestLimits(budget(10), 1);

        try (Reservation three = limits.reserve(3, context(HOUR))) {
            assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(450));
            use(limits, three, 3);
        }
    }

    @Test
    void moreThanItEverHoldsAndTheExchangeMayWaitForIsNotTaken() {
        RequestLimits limits = new RequestLimits(budget(10), 1);

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limits.reserve(3, context(Duration.ofSeconds(60))));

        assertThat(limits.left()).isEqualTo(2);
    }

    @Test
    void nothingGoesBackOnceTheServiceCallsItUsedUp() {
        RequestLimits limits = new RequestLimits(budget(100), 1);

        try (Reservation three = limits.reserve(3, context(Duration.ZERO))) {
            use(limits, three, 1);
            limits.exhaust(three.context());
        }

        assertThat(limits.left()).isZero();
    }

    @Test
    void aReservationWithinAnotherTakesNothing() {
        RequestLimits limits = new RequestLimits(budget(25), 1);

        try (Reservation outer = limits.reserve(3, context(Duration.ZERO))) {
            try (Reservation inner = limits.reserve(2, outer.context())) {
                use(limits, inner, 1);
            }
            assertThat(limits.left()).isEqualTo(2);
        }

        assertThat(limits.left()).isEqualTo(4);
    }

    @Test
    void withoutABudgetNothingIsReserved() {
        RequestLimits limits = new RequestLimits(null, 1);

        try (Reservation many = limits.reserve(1000, context(Duration.ZERO))) {
            use(limits, many, 1000);
        }
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void aSharedBudgetThatFailsIsATemporaryFailureThatNamesItsOption() {
        ProxyManager<String> broken = mockOf(new IllegalStateException("no quorum"));
        RequestLimits limits = new RequestLimits(RequestBudget.shared(broken, "me", 100), 1);

        assertThatExceptionOfType(TemporaryFailureException.class)
                .isThrownBy(() -> limits.reserve(2, context(HOUR)))
                .withMessageContaining("requestBudgets")
                .withMessageContaining("no quorum");
        limits.exhaust(context(Duration.ZERO));
        assertThat(limits.left()).isNull();
    }

    @SuppressWarnings("unchecked")
    private static ProxyManager<String> mockOf(RuntimeException trouble) {
        return (ProxyManager<String>) Proxy.newProxyInstance(
                ProxyManager.class.getClassLoader(),
                new Class<?>[] {ProxyManager.class},
                (proxy, method, arguments) -> {
                    throw trouble;
                });
    }

    @Test
    void aBudgetOutOfReachIsATemporaryFailureThatSaysSo() {
        RequestBudget budget = outOfReach(new IllegalStateException("no quorum"));
        RequestLimits limits = new RequestLimits(budget, 1);

        assertThatExceptionOfType(TemporaryFailureException.class)
                .isThrownBy(() -> limits.consume(context(Duration.ZERO)))
                .withMessageContaining("requestBudget")
                .withMessageContaining("no quorum");
        limits.exhaust(context(Duration.ZERO));
    }

    @Test
    void tellsWhatIsLeftOfTheBudgetAndHowManyWait() {
        List<Long> whileWaiting = new ArrayList<>();
        RequestLimits limits = new RequestLimits(budget(10), 1);
        CallContext context = new CallContext(
                "host",
                "operation",
                "exchange",
                "route",
                new WaitAllowance(Duration.ofHours(1), wait -> {
                    whileWaiting.add(limits.left());
                    return true;
                }),
                new KnownSecrets(),
                Watchers.of(Meters.NONE));
        assertThat(limits.left()).isEqualTo(2);

        for (int i = 0; i < 4; i++) {
            limits.consume(context);
        }

        assertThat(whileWaiting).containsExactly(-1L, -2L);
        assertThat(limits.left()).isEqualTo(-2);
        clock.advance(HOUR);
        assertThat(limits.left()).isEqualTo(2);
    }

    @Test
    void nothingIsKnownOfABudgetThatIsNotThere() {
        assertThat(new RequestLimits(null, 1).left()).isNull();
        assertThat(new RequestLimits(outOfReach(new IllegalStateException("no quorum")), 1).left())
                .isNull();
    }

    @Test
    void tellsHowManyCallsAreInFlight() {
        RequestLimits limits = new RequestLimits(null, 3);
        limits.enter(context(Duration.ZERO));
        limits.enter(context(Duration.ZERO));
        assertThat(limits.inFlight()).isEqualTo(2);

        limits.leave();
        limits.leave();
        assertThat(limits.inFlight()).isZero();
    }

    /** A bucket whose cluster is gone. */
    private static RequestBudget outOfReach(RuntimeException trouble) {
        return RequestBudget.of((Bucket) Proxy.newProxyInstance(
                Bucket.class.getClassLoader(), new Class<?>[] {Bucket.class}, (proxy, method, arguments) -> {
                    throw trouble;
                }));
    }

    private boolean tryTake(RequestBudget budget) {
        try {
            budget.take(1, context(Duration.ZERO));
            return true;
        } catch (RateLimitedException e) {
            return false;
        }
    }

    private int takeAll(RequestBudget budget) {
        int taken = 0;
        while (tryTake(budget)) {
            taken++;
        }
        return taken;
    }

    private RequestBudget budget(int requestsPerHour) {
        return RequestBudget.hourly(requestsPerHour, clock);
    }

    private CallContext context(Duration maxWait) {
        return sleeper.context(maxWait);
    }
}
