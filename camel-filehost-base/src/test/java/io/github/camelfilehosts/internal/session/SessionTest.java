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
package io.github.camelfilehosts.internal.session;

import static io.github.camelfilehosts.internal.session.FakeService.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.ManualClock;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.KnownSecrets;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.watch.Watchers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionTest {

    private static final int THREADS = 300;
    private static final AccountId ACCOUNT = AccountId.of("host", "https://api", "me", FakeService.PASSWORD);

    private final ManualClock clock = new ManualClock();
    private final CallContext context = new RecordingSleeper().context(Duration.ofSeconds(60));
    private final FakeService service = new FakeService();
    private final Session session = newSession(null);

    private Session newSession(String givenKey) {
        return new Session(ACCOUNT, SessionStore.local(ACCOUNT, null, clock), givenKey, clock);
    }

    private String call(Session with) {
        return with.call(service, context, service::call);
    }

    @Test
    void logsInOnceForACrowdThatComesToAColdSession() throws Exception {
        List<Future<String>> results = Crowd.of(THREADS, () -> call(session));

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo("done with key1"));
        assertThat(service.logins).hasValue(1);
        assertThat(service.calls).hasValue(THREADS);
    }

    @Test
    void logsInOnceMoreForACrowdWhoseKeyIsRejected() throws Exception {
        call(session);
        service.calls.set(0);
        service.goodKeys.clear();
        CyclicBarrier allHoldTheOldKey = new CyclicBarrier(THREADS);
        ConcurrentMap<Thread, Boolean> sent = new ConcurrentHashMap<>();

        List<Future<String>> results = Crowd.of(
                THREADS,
                () -> session.call(service, context, key -> {
                    if (sent.put(Thread.currentThread(), true) == null) {
                        meet(allHoldTheOldKey);
                    }
                    return service.call(key);
                }));

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo("done with key2"));
        assertThat(service.logins).hasValue(2);
        assertThat(service.rejections).hasValue(THREADS);
        assertThat(service.calls).hasValue(2 * THREADS);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void replaysACallExactlyOnce() {
        service.onLogin = c -> secret("never good");

        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(() -> call(session));
        assertThat(service.calls).hasValue(2);
        assertThat(service.logins).hasValue(2);
    }

    @Test
    void holdsLoginsBackWhereNoKeyIsEverAccepted() {
        service.onLogin = c -> secret("never good" + service.logins);

        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(() -> call(session));
        }

        assertThat(service.logins).hasValue(2);
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> call(session))
                .withMessageContaining("no login is tried")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                .satisfies(e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void holdsLoginsBackForLongerEachTime() {
        service.onLogin = c -> secret("never good" + service.logins);
        List<Duration> pauses = new ArrayList<>();

        for (int i = 0; i < 9; i++) {
            FileHostException e = null;
            while (e == null || e.getRetryAfter() == null) {
                e = catchThrowableOfType(FileHostException.class, () -> call(session));
            }
            pauses.add(e.getRetryAfter());
            clock.advance(e.getRetryAfter());
        }

        assertThat(pauses)
                .startsWith(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40))
                .endsWith(Duration.ofMinutes(15));
        assertThat(service.logins).hasValue(10);
    }

    @Test
    void whatTakesTheKeyForOthersReleasesNoBrake() {
        for (int i = 0; i < 100; i++) {
            assertThat(call(session)).startsWith("done");
            assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(this::callThatRejectsAnyKey);
        }

        assertThat(service.logins).hasValue(3);
        clock.advance(Duration.ofSeconds(10));
        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(this::callThatRejectsAnyKey);
        assertThat(call(session)).startsWith("done");
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(this::callThatRejectsAnyKey)
                .satisfies(e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(20)));
        assertThat(service.logins).hasValue(4);
    }

    private void callThatRejectsAnyKey() {
        session.call(service, context, key -> {
            throw new SessionRejectedException(FakeService.FAILURE.withCode(401));
        });
    }

    /** Another thread uses the new key before the call that it was fetched for does. */
    @Test
    void noSuccessMeanwhileReleasesTheBrake() {
        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> session.call(service, context, key -> {
                        call(session);
                        throw new SessionRejectedException(FakeService.FAILURE.withCode(401));
                    }));
        }

        assertThat(service.logins).hasValue(2);
    }

    @Test
    void aKeyThatMeetsAnotherErrorOfTheServiceWasAccepted() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> session.call(service, context, key -> {
                        service.call(key);
                        throw new FileNotFoundOnHostException(FakeService.FAILURE.withCode(712));
                    }))
                    .isInstanceOf(FileNotFoundOnHostException.class);
            service.goodKeys.clear();
        }

        assertThat(service.logins).hasValue(5);
    }

    @Test
    void aKeyThatWasAcceptedReleasesTheBrake() {
        service.onLogin = c -> secret("never good" + service.logins);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(() -> call(session));
        }
        clock.advance(Duration.ofSeconds(10));
        service.onLogin = c -> service.newKey();
        assertThat(call(session)).startsWith("done");

        service.goodKeys.clear();

        assertThat(call(session)).startsWith("done");
    }

    @Test
    void doesNotReplayWhatFailedForAnotherReason() {
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> session.call(service, context, key -> {
                    calls.incrementAndGet();
                    throw new TemporaryFailureException(FakeService.FAILURE);
                }))
                .isInstanceOf(TemporaryFailureException.class);
        assertThat(calls).hasValue(1);
        assertThat(service.logins).hasValue(1);
    }

    @Test
    void aLateRejectionOfTheOldKeyDoesNotCostTheNewOne() {
        call(session);
        service.goodKeys.clear();
        List<String> keys = new ArrayList<>();

        String result = session.call(service, context, key -> {
            keys.add(key);
            if (keys.size() == 1) {
                // While this call is on its way, another one has already renewed the session.
                call(session);
            }
            return service.call(key);
        });

        assertThat(result).isEqualTo("done with key2");
        assertThat(keys).containsExactly(secret("key1"), secret("key2"));
        assertThat(service.logins).hasValue(2);
    }

    @Test
    void takesTheKeyThatAnotherNodeHasPutInTheSharedStore() {
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
        Session here = new Session(ACCOUNT, SessionStore.shared(ACCOUNT, map, clock), null, clock);
        Session there = new Session(ACCOUNT, SessionStore.shared(ACCOUNT, map, clock), null, clock);
        call(here);
        assertThat(call(there)).isEqualTo("done with key1");
        assertThat(service.logins).hasValue(1);
        service.goodKeys.clear();
        List<String> keys = new ArrayList<>();

        String result = here.call(service, context, key -> {
            keys.add(key);
            if (keys.size() == 1) {
                // While this node's call is on its way, the other one renews the session.
                call(there);
            }
            return service.call(key);
        });

        assertThat(keys).containsExactly(secret("key1"), secret("key2"));
        assertThat(result).isEqualTo("done with key2");
        assertThat(service.logins).hasValue(2);
    }

    @Test
    void removesOnlyTheRejectedKeyFromTheSharedStore() {
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
        SessionStore store = SessionStore.shared(ACCOUNT, map, clock);
        map.put(ACCOUNT.storeKey(), secret("key2"));

        store.drop(secret("key1"), context);

        assertThat(store.get(context)).isEqualTo(secret("key2"));
    }

    @Test
    void theSharedStoreIsNamedWithoutTellingTheSecrets() {
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
        call(new Session(ACCOUNT, SessionStore.shared(ACCOUNT, map, clock), null, clock));

        assertThat(map).hasSize(1).containsValue(secret("key1"));
        assertThat(map.keySet().iterator().next())
                .startsWith("host:")
                .doesNotContain(FakeService.PASSWORD)
                .doesNotContain("me");
    }

    @Test
    void aRefusedLoginIsTriedOnceInAllNotOnceACall() throws Exception {
        service.onLogin = c -> {
            throw new LoginRefusedException(FakeService.FAILURE.withCode(706));
        };

        List<Future<String>> results = Crowd.of(THREADS, () -> call(session));
        for (int i = 0; i < 10; i++) {
            results.add(CompletableFuture.supplyAsync(() -> call(session)));
        }
        clock.advance(Duration.ofDays(365));
        results.add(CompletableFuture.supplyAsync(() -> call(session)));

        assertThat(results)
                .allSatisfy(result -> assertThatThrownBy(result::get)
                        .cause()
                        .isInstanceOfSatisfying(AuthenticationFailedException.class, e -> {
                            assertThat(e.getCode()).isEqualTo(706);
                            assertThat(e.isRetryable()).isFalse();
                        }));
        assertThat(service.logins).hasValue(1);
        assertThat(service.calls).hasValue(0);
    }

    @Test
    void aLoginThatIsRefusedForAWhileIsTriedAgainAfterIt() {
        service.onLogin = c -> {
            throw new LoginRefusedException(FakeService.FAILURE.withCode(705).withRetryAfter(Duration.ofMinutes(15)));
        };
        assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);
        service.onLogin = c -> service.newKey();

        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> call(session))
                .satisfies(e -> {
                    assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(1));
                    assertThat(e.getCode()).isEqualTo(705);
                    assertThat(e).hasMessageContaining("said no").hasMessageContaining("2026-01-01T00:15:00Z");
                });
        assertThat(service.logins).hasValue(1);

        clock.advance(Duration.ofSeconds(1));
        assertThat(call(session)).startsWith("done");
        assertThat(service.logins).hasValue(2);
    }

    @Test
    void otherCredentialsThanTheRefusedOnesAreTried() {
        service.onLogin = given -> {
            if (given.password().equals(FakeService.PASSWORD)) {
                throw new LoginRefusedException(FakeService.FAILURE);
            }
            return service.newKey();
        };
        assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);

        service.credentials = new Credentials("me", secret("rotated"), null);

        assertThat(call(session)).startsWith("done");
    }

    @Test
    void noneOfSeveralRefusedCredentialsIsTriedAgain() {
        service.onLogin = c -> {
            throw new LoginRefusedException(FakeService.FAILURE.withCode(706));
        };
        Credentials first = service.credentials;
        Credentials second = new Credentials("me", secret("also bad"), null);

        for (int i = 0; i < 3; i++) {
            service.credentials = i % 2 == 0 ? first : second;
            assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);
        }

        assertThat(service.logins).hasValue(2);
    }

    @Test
    void aRefusalNamesNoSecret() {
        service.onLogin = c -> {
            throw new LoginRefusedException(FakeService.FAILURE);
        };

        assertThatThrownBy(() -> call(session));
        assertThatThrownBy(() -> call(session))
                .hasMessageContaining("Correct the credentials")
                .hasMessageNotContaining(FakeService.PASSWORD)
                .hasMessageNotContaining(AccountId.digest(service.credentials));
    }

    @Test
    void theGivenKeyIsUsedUntilItIsRejected() {
        Session given = newSession(secret("given"));
        service.goodKeys.add(secret("given"));

        assertThat(call(given)).isEqualTo("done with given");
        assertThat(call(given)).isEqualTo("done with given");
        assertThat(service.logins).hasValue(0);

        service.goodKeys.clear();
        assertThat(call(given)).isEqualTo("done with key1");
        assertThat(call(given)).isEqualTo("done with key1");
        assertThat(service.logins).hasValue(1);

        // The given key never comes back, though it were good again.
        service.goodKeys.clear();
        service.goodKeys.add(secret("given"));
        assertThat(call(given)).isEqualTo("done with key2");
    }

    @Test
    void aRejectedGivenKeyIsNotSentAgainThoughTheLoginFailed() {
        Session given = newSession(secret("given"));
        List<String> keys = new ArrayList<>();
        service.onLogin = c -> {
            throw new TemporaryFailureException(FakeService.FAILURE);
        };
        Function<String, String> noted = key -> {
            keys.add(key);
            return service.call(key);
        };
        assertThatThrownBy(() -> given.call(service, context, noted)).isInstanceOf(TemporaryFailureException.class);

        service.onLogin = c -> service.newKey();
        given.call(service, context, noted);

        assertThat(keys).containsExactly(secret("given"), secret("key2"));
    }

    @Test
    void aCrowdWhoseGivenKeyIsRejectedLogsInOnce() throws Exception {
        Session given = newSession(secret("given"));

        List<Future<String>> results = Crowd.of(THREADS, () -> call(given));

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo("done with key1"));
        assertThat(service.logins).hasValue(1);
    }

    @Test
    void aRejectedGivenKeyIsTheErrorWhereThereIsNoLogin() {
        Session given = newSession(secret("given"));
        service.possible = false;

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> call(given))
                    .isInstanceOf(AuthenticationFailedException.class)
                    .hasMessageContaining("said no");
        }
        assertThat(service.calls).hasValue(2);
    }

    @Test
    void withoutKeyAndCredentialsTheErrorSaysSo() {
        service.possible = false;

        assertThatThrownBy(() -> call(session))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("there are no credentials");
        assertThat(service.calls).hasValue(0);
    }

    @Test
    void aKeyThatLayIdleTooLongIsReplacedWithoutAFailedCall() {
        Session idle = new Session(ACCOUNT, SessionStore.local(ACCOUNT, Duration.ofMinutes(30), clock), null, clock);
        call(idle);
        clock.advance(Duration.ofMinutes(29));
        call(idle);
        clock.advance(Duration.ofMinutes(29));
        assertThat(call(idle)).isEqualTo("done with key1");

        clock.advance(Duration.ofMinutes(30));
        service.goodKeys.clear();

        assertThat(call(idle)).isEqualTo("done with key2");
        assertThat(service.rejections).hasValue(0);
    }

    @Test
    void aNewKeyIsNotTakenForAnIdleOne() {
        Session idle = new Session(ACCOUNT, SessionStore.local(ACCOUNT, Duration.ofMinutes(30), clock), null, clock);
        clock.advance(Duration.ofHours(1));

        assertThat(idle.key(service, context)).isEqualTo(secret("key1"));
        clock.advance(Duration.ofMinutes(29));

        assertThat(call(idle)).isEqualTo("done with key1");
    }

    /** A call whose login has begun, and has no outcome before it is let go. */
    private CompletableFuture<String> logInHeldUpBy(CountDownLatch latch, Supplier<String> outcome)
            throws InterruptedException {
        CountDownLatch loggingIn = new CountDownLatch(1);
        service.onLogin = c -> {
            loggingIn.countDown();
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return outcome.get();
        };
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> call(session));
        loggingIn.await();
        return call;
    }

    private static void startAndWaitUntilItWaits(Thread thread) {
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }

    @Test
    void whoeverWaitsForAnothersLoginTakesItsKey() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> first = logInHeldUpBy(answer, () -> service.newKey());
        FutureTask<String> second = new FutureTask<>(() -> call(session));
        startAndWaitUntilItWaits(new Thread(second));

        answer.countDown();

        assertThat(first.get()).isEqualTo("done with key1");
        assertThat(second.get()).isEqualTo("done with key1");
        assertThat(service.rejections).hasValue(0);
    }

    @Test
    void aFailingLoginFailsThoseWhoWaitForItAndTheNextCallerTriesAgain() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> first = logInHeldUpBy(answer, () -> {
            throw new TemporaryFailureException(FakeService.FAILURE.withMessage("no answer"));
        });
        AtomicReference<Throwable> waiterFailedWith = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                call(session);
            } catch (RuntimeException e) {
                waiterFailedWith.set(e);
            }
        });
        startAndWaitUntilItWaits(waiter);

        answer.countDown();
        waiter.join();

        assertThatThrownBy(first::get).cause().isInstanceOf(TemporaryFailureException.class);
        assertThat(waiterFailedWith.get())
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("no answer");
        assertThat(service.logins).hasValue(1);

        service.onLogin = c -> service.newKey();
        assertThat(call(session)).startsWith("done");
    }

    @Test
    void whoeverWaitsForALoginThatIsRefusedGetsAnExceptionOfHisOwn() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> first = logInHeldUpBy(answer, () -> {
            throw new LoginRefusedException(FakeService.FAILURE.withCode(706));
        });
        CallContext other = new CallContext(
                "host",
                "getFileInfo",
                "exchange 2",
                "route",
                context.waits(),
                new KnownSecrets(),
                Watchers.of(Meters.NONE));
        FutureTask<String> second = new FutureTask<>(() -> session.call(service, other, service::call));
        startAndWaitUntilItWaits(new Thread(second));

        answer.countDown();

        Throwable of1 = catchThrowable(first::get).getCause();
        Throwable of2 = catchThrowable(second::get).getCause();
        assertThat(of2).isNotSameAs(of1).isExactlyInstanceOf(of1.getClass());
        assertThat(((FileHostException) of1).getOperation()).isEqualTo("operation");
        assertThat((FileHostException) of2)
                .hasMessage("host getFileInfo: said no")
                .satisfies(e -> {
                    assertThat(e.getOperation()).isEqualTo("getFileInfo");
                    assertThat(e.getCode()).isEqualTo(706);
                });
        assertThat(service.logins).hasValue(1);
    }

    @Test
    void someoneInterruptedWhileAnotherLogsInStopsWaiting() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> first = logInHeldUpBy(answer, () -> service.newKey());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                call(session);
            } catch (RuntimeException e) {
                failure.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        startAndWaitUntilItWaits(waiter);

        waiter.interrupt();
        waiter.join();

        assertThat(failure.get()).isInstanceOf(TemporaryFailureException.class).hasMessageContaining("interrupted");
        assertThat(interrupted.get()).isTrue();
        answer.countDown();
        assertThat(first.get()).startsWith("done");
    }

    @Test
    void whoeverWaitsLogsInHimselfIfTheOneWhoLogsInIsInterrupted() throws Exception {
        CountDownLatch loggingIn = new CountDownLatch(1);
        service.onLogin = c -> {
            loggingIn.countDown();
            try {
                Thread.sleep(Long.MAX_VALUE);
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TemporaryFailureException(FakeService.FAILURE.withMessage("interrupted"));
            }
        };
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread first = new Thread(() -> {
            try {
                call(session);
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        first.start();
        loggingIn.await();
        FutureTask<String> second = new FutureTask<>(() -> call(session));
        startAndWaitUntilItWaits(new Thread(second));

        service.onLogin = c -> service.newKey();
        first.interrupt();

        assertThat(second.get()).startsWith("done");
        first.join();
        assertThat(failure.get()).hasMessageContaining("interrupted");
        assertThat(service.logins).hasValue(2);
        assertThat(service.rejections).hasValue(0);
    }

    @Test
    void aKeyThatIsRejectedBeforeItsLoginHasEndedIsNotTakenForItsOutcome() throws Exception {
        AtomicReference<Thread> quick = new AtomicReference<>();
        AtomicReference<Session> session = new AtomicReference<>();
        FutureTask<String> secondCall = new FutureTask<>(() -> call(session.get()));
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean replace(String name, String old, String key) {
                boolean done = super.replace(name, old, key);
                if (quick.get() == null) {
                    // Another thread finds the key before its login is told to have ended, and the service rejects it.
                    service.goodKeys.clear();
                    quick.set(new Thread(secondCall));
                    startAndWaitUntilItWaits(quick.get());
                }
                return done;
            }
        };
        session.set(new Session(ACCOUNT, SessionStore.shared(ACCOUNT, map, clock), null, clock));

        call(session.get());

        assertThat(secondCall.get()).startsWith("done");
    }

    @Test
    void aStoreOutOfReachIsATemporaryFailureThatSaysSo() {
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object name) {
                throw new IllegalStateException("member is gone, and here is key1");
            }
        };
        Session shared = new Session(ACCOUNT, SessionStore.shared(ACCOUNT, map, clock), null, clock);

        assertThatExceptionOfType(TemporaryFailureException.class)
                .isThrownBy(() -> call(shared))
                .withMessageContaining("sessionStore")
                .withMessageNotContaining("key1");
        assertThat(service.logins).hasValue(0);
    }
}
