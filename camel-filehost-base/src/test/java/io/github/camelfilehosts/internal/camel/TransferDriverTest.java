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
package io.github.camelfilehosts.internal.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CancellableSleeper;
import io.github.camelfilehosts.internal.session.TransferSlots;
import io.github.camelfilehosts.internal.transfer.Step;
import io.github.camelfilehosts.internal.transfer.TransferJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.slf4j.MdcOfTests;

class TransferDriverTest extends CamelTestSetup {

    private static final FileHostException STOPPED =
            new TemporaryFailureException(Failure.of("host", "upload", "stopped while it was processed"));

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final TransferSlots slots = new TransferSlots(2);
    private final TransferSlots polls = new TransferSlots(4);
    private final AtomicInteger callbacks = new AtomicInteger();
    private final List<Throwable> ends = new CopyOnWriteArrayList<>();
    private final AsyncCallback callback = doneSync -> callbacks.incrementAndGet();
    private TransferDriver driver;

    @BeforeAll
    static void useMdc() {
        MdcOfTests.use();
    }

    @BeforeEach
    void makeDriver() {
        driver = new TransferDriver(camel, this, "host", sleeper);
    }

    /** Notes how it ended. */
    private TransferJob job(Step first) {
        return new TransferJob() {
            @Override
            public Step begin() {
                return first;
            }

            @Override
            public void end(Throwable failure) {
                ends.add(failure == null ? new NoFailure() : failure);
            }
        };
    }

    private static final class NoFailure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static Step move(Callable<Step> work) {
        return new Step.Move(work);
    }

    private static Step waitFor(Duration delay, Callable<Step> work) {
        return new Step.Wait(delay, work, () -> STOPPED);
    }

    private static Step done() {
        return new Step.Done();
    }

    private Exchange start(Step first) {
        Exchange own = newExchange();
        driver.start(own, callback, context, slots, polls, job(first));
        return own;
    }

    private void awaitCallbacks(int count) {
        await().until(() -> callbacks.get() >= count);
        assertThat(callbacks).hasValue(count);
    }

    /** Both slots can be had: nobody has kept one. */
    private void slotsAreFree() {
        AtomicInteger granted = new AtomicInteger();
        slots.take(() -> granted.incrementAndGet() > 0);
        slots.take(() -> granted.incrementAndGet() > 0);
        assertThat(granted).hasValue(2);
    }

    private static Step block(CountDownLatch started, CountDownLatch goOn) throws InterruptedException {
        started.countDown();
        goOn.await();
        return done();
    }

    @Test
    void everyStepAndTheCallbackCarryTheExchangesMdc() {
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch executed = new CountDownLatch(1);
        Step second = waitFor(Duration.ofMillis(1), () -> {
            seen.add("wait " + MDC.get("camel.exchangeId"));
            return done();
        });
        Step first = move(() -> {
            seen.add("move " + MDC.get("camel.exchangeId"));
            driver.executor().execute(() -> {
                seen.add("beside " + MDC.get("camel.exchangeId"));
                executed.countDown();
            });
            executed.await();
            return second;
        });
        MDC.put("camel.exchangeId", "E1");
        try {
            driver.start(
                    newExchange(),
                    doneSync -> {
                        seen.add("callback " + MDC.get("camel.exchangeId"));
                        callbacks.incrementAndGet();
                    },
                    context,
                    slots,
                    polls,
                    job(first));
        } finally {
            MDC.clear();
        }

        awaitCallbacks(1);
        assertThat(seen).containsExactly("move E1", "beside E1", "wait E1", "callback E1");
    }

    @Test
    void aThreadKeepsNothingOfTheMdcThatItCarried() throws Exception {
        MDC.put("camel.exchangeId", "E1");
        try {
            start(move(TransferDriverTest::done));
        } finally {
            MDC.clear();
        }
        awaitCallbacks(1);
        CompletableFuture<String> seen = new CompletableFuture<>();

        driver.executor().execute(() -> seen.complete(String.valueOf(MDC.get("camel.exchangeId"))));

        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("null");
    }

    @Test
    void movesBytesOnAThreadOfItsOwnAndCallsBackOnce() {
        AtomicReference<Thread> mover = new AtomicReference<>();
        CountDownLatch goOn = new CountDownLatch(1);

        Exchange own = start(move(() -> {
            mover.set(Thread.currentThread());
            goOn.await();
            return waitFor(Duration.ofMillis(1), () -> move(() -> done()));
        }));
        assertThat(callbacks).hasValue(0);
        goOn.countDown();

        awaitCallbacks(1);
        assertThat(own.getException()).isNull();
        assertThat(mover.get()).isNotSameAs(Thread.currentThread());
        assertThat(mover.get().getName()).contains("host-transfer");
        assertThat(ends).hasSize(1).hasOnlyElementsOfType(NoFailure.class);
        slotsAreFree();
    }

    @Test
    void aFailureGoesToTheExchange() {
        for (Throwable failure : new Throwable[] {STOPPED, new Exception("checked"), new AssertionError("an error")}) {
            callbacks.set(0);
            ends.clear();
            Callable<Step> failing = () -> {
                if (failure instanceof Error e) {
                    throw e;
                }
                throw (Exception) failure;
            };

            Exchange moving = start(move(failing));
            Exchange waiting = start(waitFor(Duration.ZERO, failing));

            awaitCallbacks(2);
            assertThat(failureOf(moving)).isSameAs(failure);
            assertThat(failureOf(waiting)).isSameAs(failure);
            assertThat(ends).containsExactly(failure, failure);
        }
        slotsAreFree();
    }

    /** Camel wraps what is no Exception. */
    private static Throwable failureOf(Exchange exchange) {
        Throwable failure = exchange.getException();
        return failure instanceof org.apache.camel.CamelExecutionException ? failure.getCause() : failure;
    }

    @Test
    void aJobThatCannotEvenBeginFailsTheExchangeOnce() {
        Exchange own = newExchange();
        driver.start(own, callback, context, slots, polls, () -> {
            throw STOPPED;
        });

        awaitCallbacks(1);
        assertThat(own.getException()).isSameAs(STOPPED);
        driver.close();
        assertThat(callbacks).hasValue(1);
    }

    @Test
    void noMoreMoveAtATimeThanThereAreSlots() {
        AtomicInteger moving = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            start(move(() -> {
                most.accumulateAndGet(moving.incrementAndGet(), Math::max);
                Thread.yield();
                moving.decrementAndGet();
                return done();
            }));
        }

        awaitCallbacks(200);
        assertThat(most.get()).isBetween(1, 2);
        slotsAreFree();
    }

    @Test
    void whoeverWaitsTakesNoSlot() {
        for (int i = 0; i < 10; i++) {
            start(waitFor(Duration.ofHours(1), TransferDriverTest::done));
        }
        start(move(TransferDriverTest::done));

        awaitCallbacks(1);
        driver.close();
        awaitCallbacks(11);
    }

    @Test
    void closingFailsWhatWaitsWithItsOwnFailure() {
        Exchange own = start(waitFor(Duration.ofHours(1), TransferDriverTest::done));

        driver.close();

        awaitCallbacks(1);
        assertThat(own.getException()).isSameAs(STOPPED);
        assertThat(ends).containsExactly(STOPPED);
    }

    @Test
    void closingEndsWhatMovesAndFailsWhatHasNotStarted() throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            exchanges.add(start(move(() -> block(started, never))));
        }
        started.await();

        driver.close();

        awaitCallbacks(5);
        assertThat(exchanges.subList(0, 2))
                .extracting(Exchange::getException)
                .hasOnlyElementsOfType(InterruptedException.class);
        assertThat(exchanges.subList(2, 5))
                .extracting(Exchange::getException)
                .hasOnlyElementsOfType(TemporaryFailureException.class)
                .allSatisfy(e -> assertThat(e).hasMessageContaining("not started"));
        assertThat(ends).hasSize(5);
    }

    @Test
    void whatStartsToWaitAfterTheCloseFailsToo() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Exchange own = start(move(() -> {
            started.countDown();
            while (goOn.getCount() > 0) {
                // Deaf to interrupts, as blocking IO is.
                Thread.onSpinWait();
            }
            return waitFor(Duration.ofMillis(1), TransferDriverTest::done);
        }));
        started.await();
        driver.close();
        assertThat(callbacks).hasValue(0);

        goOn.countDown();

        awaitCallbacks(1);
        assertThat(own.getException()).isSameAs(STOPPED);
    }

    @Test
    void whatComesAfterTheCloseFailsAtOnce() {
        driver.close();

        Exchange moving = start(move(TransferDriverTest::done));
        Exchange waiting = start(waitFor(Duration.ZERO, TransferDriverTest::done));

        awaitCallbacks(2);
        assertThat(moving.getException()).isInstanceOf(TemporaryFailureException.class);
        assertThat(waiting.getException()).isSameAs(STOPPED);
        slotsAreFree();
    }

    @Test
    void whatQueuesForASlotAfterTheCloseFailsAtOnce() {
        // Another component's transfers, of the same account, have them.
        slots.take(() -> true);
        slots.take(() -> true);
        driver.close();

        Exchange own = start(move(TransferDriverTest::done));

        assertThat(callbacks).hasValue(1);
        assertThat(own.getException()).isInstanceOf(TemporaryFailureException.class);
        slots.giveBack();
        slots.giveBack();
        slotsAreFree();
    }

    @Test
    void closingEndsAnyNumberThatQueueForASlot() throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 20_000; i++) {
            start(move(() -> block(started, never)));
        }
        started.await();

        driver.close();
        driver.awaitEnd();

        assertThat(callbacks).hasValue(20_000);
        slotsAreFree();
    }

    @Test
    void afterTheEndNobodyIsAtWorkAnyLonger() throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        start(move(() -> block(started, never)));
        start(waitFor(Duration.ZERO, () -> block(started, never)));
        started.await();

        driver.close();
        driver.awaitEnd();

        assertThat(callbacks).hasValue(2);
    }

    @Test
    void whoeverIsCalledBackIsNotInterrupted() throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        Callable<Step> ours = () -> {
            try {
                return block(started, never);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw STOPPED;
            }
        };
        for (Step step : List.of(move(ours), waitFor(Duration.ZERO, ours))) {
            driver.start(
                    newExchange(),
                    doneSync -> interrupted.add(Thread.currentThread().isInterrupted()),
                    context,
                    slots,
                    polls,
                    job(step));
        }
        started.await();

        driver.close();
        driver.awaitEnd();

        assertThat(interrupted).containsExactly(false, false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSlotIsGivenBackBeforeTheCallback(boolean succeeds) throws Exception {
        TransferSlots one = new TransferSlots(1);
        CompletableFuture<Boolean> free = new CompletableFuture<>();
        driver.start(
                newExchange(),
                doneSync -> {
                    one.take(() -> free.complete(true));
                    free.complete(false);
                },
                context,
                one,
                polls,
                job(move(() -> {
                    if (succeeds) {
                        return done();
                    }
                    throw STOPPED;
                })));

        assertThat(free.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRouteThatTakesItsTimeAfterwardsHoldsUpNobodyWhoWaits() throws Exception {
        CountDownLatch slow = new CountDownLatch(20);
        CountDownLatch goOn = new CountDownLatch(1);
        for (int i = 0; i < 20; i++) {
            driver.start(
                    newExchange(),
                    doneSync -> {
                        slow.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    context,
                    slots,
                    polls,
                    job(waitFor(Duration.ofMillis(1), TransferDriverTest::done)));
        }
        slow.await();

        start(waitFor(Duration.ofMillis(1), TransferDriverTest::done));

        awaitCallbacks(1);
        goOn.countDown();
    }

    // On the caller's thread

    @Test
    void runsOnTheCallersThreadWaitsIncluded() throws Exception {
        List<Thread> threads = new ArrayList<>();

        driver.run(context, slots, job(move(() -> {
            threads.add(Thread.currentThread());
            return waitFor(Duration.ofMinutes(5), () -> {
                threads.add(Thread.currentThread());
                return done();
            });
        })));

        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
        assertThat(sleeper.slept()).containsExactly(Duration.ofMinutes(5));
        assertThat(ends).hasSize(1).hasOnlyElementsOfType(NoFailure.class);
        slotsAreFree();
    }

    @Test
    void throwsWhatARunEndsWith() {
        assertThatThrownBy(() -> driver.run(context, slots, job(move(() -> {
                    throw STOPPED;
                }))))
                .isSameAs(STOPPED);

        assertThat(ends).containsExactly(STOPPED);
        slotsAreFree();
    }

    @Test
    void aRunThatWaitsEndsWhenTheContextStops() {
        CancellableSleeper cancelled = new CancellableSleeper();
        cancelled.cancel();
        TransferDriver stopping = new TransferDriver(camel, this, "host", cancelled);

        assertThatThrownBy(
                        () -> stopping.run(context, slots, job(waitFor(Duration.ofHours(1), TransferDriverTest::done))))
                .isSameAs(STOPPED);
    }

    @Test
    void aRunThatIsInterruptedWhileItWaitsEndsAndStaysInterrupted() {
        TransferDriver real = new TransferDriver(camel, this, "host", new CancellableSleeper());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> real.run(context, slots, job(waitFor(Duration.ofHours(1), TransferDriverTest::done))))
                .isSameAs(STOPPED);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ends).containsExactly(STOPPED);
    }

    @Test
    void aRunThatWaitsForItsTurnEndsWhenTheDriverIsClosed() throws Exception {
        slots.take(() -> true);
        slots.take(() -> true);
        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() ->
                catchThrowable(() -> driver.run(context, slots, job(move(TransferDriverTest::done)))));

        driver.close();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("not started");
        slots.giveBack();
        slots.giveBack();
        slotsAreFree();
    }

    @Test
    void anInterruptedThreadTakesNoFreeSlotEither() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> driver.run(context, slots, job(move(TransferDriverTest::done))))
                .isInstanceOf(TemporaryFailureException.class);

        assertThat(Thread.interrupted()).isTrue();
        slotsAreFree();
    }

    @Test
    void aRunInterruptedBeforeItsTurnKeepsNoSlot() {
        slots.take(() -> true);
        slots.take(() -> true);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> driver.run(context, slots, job(move(TransferDriverTest::done))))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        slots.giveBack();
        slots.giveBack();
        slotsAreFree();
    }

    @Test
    void theCallbackComesEvenIfTheEndFails() {
        driver.start(newExchange(), callback, context, slots, polls, new TransferJob() {
            @Override
            public Step begin() {
                return move(TransferDriverTest::done);
            }

            @Override
            public void end(Throwable failure) {
                throw new IllegalStateException("cannot let go");
            }
        });

        awaitCallbacks(1);
    }

    /** Who is asked may answer in drops. */
    @Test
    void polledUploadsHoldUpNobodyElses() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch asking = new CountDownLatch(4);
        for (int i = 0; i < 6; i++) {
            start(waitFor(Duration.ofMillis(1), () -> block(asking, goOn)));
        }
        try {
            assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();

            driver.start(
                    newExchange(),
                    callback,
                    context,
                    slots,
                    new TransferSlots(4),
                    job(waitFor(Duration.ofMillis(1), TransferDriverTest::done)));

            awaitCallbacks(1);
        } finally {
            goOn.countDown();
        }
        awaitCallbacks(7);
    }
}
