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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.ManualClock;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.KnownSecrets;
import io.github.camelfilehosts.internal.http.WaitAllowance;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.watch.Watchers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a map that nodes share, and how long it counts. */
class SharedSessionTest {

    private static final AccountId ACCOUNT = AccountId.of("host", "https://api", "me", FakeService.PASSWORD);

    private final ManualClock clock = new ManualClock();
    private final FakeService service = new FakeService();
    private final ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Session session = newSession();

    private Session newSession() {
        return new Session(ACCOUNT, SessionStore.shared(ACCOUNT, map, clock), null, clock);
    }

    /** Waiting for it moves the clock. */
    private CallContext context(Duration maxWait) {
        WaitAllowance allowance = new WaitAllowance(maxWait, wait -> {
            waits.add(wait);
            clock.advance(wait);
            return true;
        });
        return new CallContext(
                "host", "operation", "exchange", "route", allowance, new KnownSecrets(), Watchers.of(Meters.NONE));
    }

    private String call(Session with) {
        return with.call(service, context(Duration.ofMinutes(1)), service::call);
    }

    private void setMarkOfAnotherNode() {
        map.put(ACCOUNT.storeKey(), LoginMark.at(clock.instant()).text());
    }

    private void refuse(Duration retryAfter) {
        service.onLogin = given -> {
            throw new LoginRefusedException(FakeService.FAILURE.withCode(705).withRetryAfter(retryAfter));
        };
    }

    @Test
    void aNodeThatDiedWhileItLoggedInIsWaitedForNoLongerThanItsMarkLives() {
        setMarkOfAnotherNode();

        assertThat(call(session)).isEqualTo("done with key1");

        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(30));
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) <= 0);
        assertThat(map).hasSize(1).containsValue(FakeService.secret("key1"));
    }

    @Test
    void whatAnotherNodeGetsMeanwhileIsTaken() {
        setMarkOfAnotherNode();
        service.goodKeys.add("theirs");
        CallContext context = new CallContext(
                "host",
                "operation",
                "exchange",
                "route",
                new WaitAllowance(Duration.ofMinutes(1), wait -> {
                    map.put(ACCOUNT.storeKey(), "theirs");
                    return true;
                }),
                new KnownSecrets(),
                Watchers.of(Meters.NONE));

        assertThat(session.call(service, context, service::call)).isEqualTo("done with theirs");
        assertThat(service.logins).hasValue(0);
    }

    @Test
    void noWaitIsLongerThanTheExchangeAllows() {
        setMarkOfAnotherNode();

        assertThatExceptionOfType(TemporaryFailureException.class)
                .isThrownBy(() -> session.call(service, context(Duration.ofSeconds(5)), service::call))
                .withMessageContaining("another node is logging in")
                .satisfies(
                        e -> assertThat(e.getRetryAfter()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(26)));
        assertThat(service.logins).hasValue(0);
    }

    @Test
    void aMarkThatEndsInTheFarFutureIsNotWaitedFor() {
        map.put(
                ACCOUNT.storeKey(),
                LoginMark.at(clock.instant().plus(Duration.ofHours(1))).text());

        assertThat(call(session)).isEqualTo("done with key1");
        assertThat(waits).isEmpty();
    }

    @Test
    void aMarkIsNoKey() {
        setMarkOfAnotherNode();

        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void aLoginThatFailsLeavesNoMark() {
        service.onLogin = given -> {
            throw new TemporaryFailureException(FakeService.FAILURE);
        };
        assertThatThrownBy(() -> call(session)).isInstanceOf(TemporaryFailureException.class);

        assertThat(map).isEmpty();
    }

    @Test
    void aLoginThatTookTooLongDoesNotReplaceTheKeyOfAnotherNode() {
        service.onLogin = given -> {
            map.put(ACCOUNT.storeKey(), "theirs");
            service.goodKeys.add("theirs");
            return service.newKey();
        };

        assertThat(call(session)).isEqualTo("done with theirs");
        assertThat(map).containsValue("theirs");
    }

    @Test
    void aLoginWhoseMarkIsGonePutsItsKeyAllTheSame() {
        service.onLogin = given -> {
            map.clear();
            return service.newKey();
        };

        assertThat(call(session)).isEqualTo("done with key1");
        assertThat(map).containsValue(FakeService.secret("key1"));
    }

    @Test
    void aMarkThatAnotherNodeHasTakenOverIsLeftToIt() {
        service.onLogin = given -> {
            setMarkOfAnotherNode();
            return service.newKey();
        };

        assertThat(call(session)).isEqualTo("done with key1");
        assertThat(LoginMark.read(map.get(ACCOUNT.storeKey()))).isNotNull();
    }

    @Test
    void anotherNodeReadsWhatWasSaidAndUntilWhen() {
        refuse(Duration.ofMinutes(15));
        assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);
        clock.advance(Duration.ofMinutes(5));
        Session other = newSession();

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> call(other))
                .withMessageContaining("said no")
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo(705);
                    assertThat(e.getRetryAfter()).isEqualTo(Duration.ofMinutes(10));
                });
        assertThat(other.refusal()).isEqualTo(session.refusal());

        clock.advance(Duration.ofMinutes(10));
        service.onLogin = given -> service.newKey();
        assertThat(call(other)).startsWith("done");
        assertThat(service.logins).hasValue(2);
    }

    @Test
    void aRefusalOfANodeThatDiedIsTriedAgainAfterADay() {
        refuse(null);
        assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);
        Session other = newSession();
        clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThatThrownBy(() -> call(other)).isInstanceOf(AuthenticationFailedException.class);
        assertThat(service.logins).hasValue(1);

        clock.advance(Duration.ofSeconds(1));
        service.onLogin = given -> service.newKey();

        assertThat(call(other)).startsWith("done");
    }

    @Test
    void whoStopsTakesBackWhatItWasRefusedAndNothingElse() {
        refuse(null);
        assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);
        Session other = newSession();
        assertThatThrownBy(() -> call(other)).isInstanceOf(AuthenticationFailedException.class);

        other.end();
        assertThat(map).hasSize(1);
        session.end();
        assertThat(map).isEmpty();
    }

    @Test
    void aRestartDoesNotShortenWhatEndsByItself() {
        refuse(Duration.ofMinutes(15));
        assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);

        session.end();

        assertThatThrownBy(() -> call(newSession())).isInstanceOf(AuthenticationFailedException.class);
        assertThat(service.logins).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "refused until soon, kept until -, code -: no", "\u0000"})
    void nonsenseInPlaceOfARefusalIsNone(String text) {
        map.put(ACCOUNT.refusalKey(service.credentials), text);

        assertThat(call(session)).isEqualTo("done with key1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "logging in until tomorrow", "logging in until 99999999999999999999 as me"})
    void nonsenseInPlaceOfTheKeyCostsACallAndALogin(String text) {
        map.put(ACCOUNT.storeKey(), text);

        assertThat(call(session)).isEqualTo("done with key1");
        assertThat(service.calls).hasValue(2);
    }

    @Test
    void aRefusalSurvivesWhateverTheServiceSays() {
        service.onLogin = given -> {
            throw new LoginRefusedException(Failure.of("host", "login", "no: code 1,\nuntil - \u202e\"{}"));
        };
        assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> call(newSession()))
                .withMessageContaining("no: code 1,")
                .satisfies(e -> assertThat(e.getCode()).isNull());
    }

    @Test
    void aMapThatFailsAtAnyMomentIsATemporaryFailureAndHoldsNobodyUp() {
        for (String method : List.of("get", "putIfAbsent", "replace")) {
            FailingMap failing = new FailingMap(method);
            Session shared = new Session(ACCOUNT, SessionStore.shared(ACCOUNT, failing, clock), null, clock);

            assertThatExceptionOfType(TemporaryFailureException.class)
                    .as(method)
                    .isThrownBy(() -> call(shared))
                    .withMessageContaining("sessionStore")
                    .withMessageNotContaining("key1");
            failing.method = "none";
            assertThat(call(shared)).startsWith("done");
        }
    }

    private static final class FailingMap extends ConcurrentHashMap<String, String> {

        private static final long serialVersionUID = 1L;

        private volatile String method;

        FailingMap(String method) {
            this.method = method;
        }

        private void call(String called) {
            if (called.equals(method)) {
                throw new AssertionError("no quorum for key1");
            }
        }

        @Override
        public String get(Object name) {
            call("get");
            return super.get(name);
        }

        @Override
        public String putIfAbsent(String name, String value) {
            call("putIfAbsent");
            return super.putIfAbsent(name, value);
        }

        @Override
        public boolean replace(String name, String old, String value) {
            call("replace");
            return super.replace(name, old, value);
        }
    }
}
