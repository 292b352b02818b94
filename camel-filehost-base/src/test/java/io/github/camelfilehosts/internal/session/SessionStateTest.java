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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.ManualClock;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;

/** What a session tells of itself, without asking the service. */
class SessionStateTest {

    private static final AccountId ACCOUNT = AccountId.of("host", "https://api", "me", FakeService.PASSWORD);

    private final ManualClock clock = new ManualClock();
    private final CallContext context = new RecordingSleeper().context(Duration.ofSeconds(60));
    private final FakeService service = new FakeService();

    private Session newSession(String givenKey) {
        return new Session(ACCOUNT, SessionStore.local(ACCOUNT, Duration.ofMinutes(15), clock), givenKey, clock);
    }

    private void call(Session session) {
        session.call(service, context, service::call);
    }

    private void callIsRefused(Session session) {
        assertThatThrownBy(() -> call(session)).isInstanceOf(AuthenticationFailedException.class);
    }

    private void refuse(Duration retryAfter) {
        service.onLogin = given -> {
            throw new LoginRefusedException(FakeService.FAILURE.withCode(705).withRetryAfter(retryAfter));
        };
    }

    @Test
    void isOpenWhileThereIsAKeyThatCanBeAlive() {
        Session session = newSession(null);
        assertThat(session.isOpen()).isFalse();

        call(session);
        assertThat(session.isOpen()).isTrue();

        clock.advance(Duration.ofMinutes(15));
        assertThat(session.isOpen()).isFalse();
        assertThat(session.refusal()).isNull();
        assertThat(service.logins).hasValue(1);
    }

    @Test
    void lookingChangesNothing() {
        Session session = newSession(null);
        call(session);
        clock.advance(Duration.ofMinutes(15));
        assertThat(session.isOpen()).isFalse();

        clock.advance(Duration.ofMinutes(-1));

        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void aKeyThatOtherNodesMayUseIsNotJudgedByItsAge() {
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
        Session session = new Session(ACCOUNT, SessionStore.shared(ACCOUNT, map, clock), null, clock);
        call(session);
        clock.advance(Duration.ofDays(1));

        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void aGivenKeyIsOpenUntilItIsRejected() {
        Session session = newSession(FakeService.secret("given"));
        assertThat(session.isOpen()).isTrue();
        refuse(null);

        callIsRefused(session);

        assertThat(session.isOpen()).isFalse();
        assertThat(session.refusal()).isNotNull();
    }

    @Test
    void aGivenKeyIsRefusedUntilTheServiceTakesItAgainWhereThereIsNoLogin() {
        Session session = newSession(FakeService.secret("given"));
        service.possible = false;

        callIsRefused(session);
        assertThat(session.isOpen()).isFalse();
        assertThat(session.refusal()).isEqualTo(new LoginRefusal(710, "said no", null));

        service.goodKeys.add(FakeService.secret("given"));
        call(session);
        assertThat(session.isOpen()).isTrue();
        assertThat(session.refusal()).isNull();
    }

    @Test
    void aLateSuccessOfTheGivenKeyDoesNotEndTheRefusalOfTheLogin() {
        Session session = newSession(FakeService.secret("given"));
        service.goodKeys.add(FakeService.secret("given"));
        refuse(null);

        session.call(service, context, key -> {
            // While this call is on its way, another one is rejected, and so is its login.
            service.goodKeys.clear();
            callIsRefused(session);
            return "done";
        });

        assertThat(session.refusal()).isNotNull();
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void aStoreOutOfReachHoldsNoKey() {
        ConcurrentMap<String, String> broken = new ConcurrentHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean containsKey(Object key) {
                throw new IllegalStateException("no quorum");
            }
        };

        assertThat(new Session(ACCOUNT, SessionStore.shared(ACCOUNT, broken, clock), null, clock).isOpen())
                .isFalse();
    }

    @Test
    void aRefusalHoldsAsLongAsNoLoginIsTried() {
        Session session = newSession(null);
        refuse(Duration.ofMinutes(15));

        callIsRefused(session);

        Instant until = clock.instant().plus(Duration.ofMinutes(15));
        assertThat(session.refusal()).isEqualTo(new LoginRefusal(705, "said no", until));
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(session.refusal()).isNotNull();
        clock.advance(Duration.ofMillis(1));
        assertThat(session.refusal()).isNull();
        assertThat(service.logins).hasValue(1);
    }

    @Test
    void aRefusalForGoodHasNoEnd() {
        Session session = newSession(null);
        refuse(null);

        callIsRefused(session);
        clock.advance(Duration.ofDays(365));

        assertThat(session.refusal()).isEqualTo(new LoginRefusal(705, "said no", null));
    }

    @Test
    void aRefusalEndsWithALoginByOtherCredentials() {
        Session session = newSession(null);
        refuse(null);
        callIsRefused(session);
        service.credentials = new Credentials("me", "rotated", null);
        service.onLogin = given -> service.newKey();

        call(session);
        assertThat(session.refusal()).isNull();

        // Not even when that session is over.
        clock.advance(Duration.ofMinutes(15));
        assertThat(session.refusal()).isNull();
    }

    @Test
    void aRefusalEndsWhenAnotherNodeHasLoggedIn() {
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
        Session session = new Session(ACCOUNT, SessionStore.shared(ACCOUNT, map, clock), null, clock);
        refuse(null);
        callIsRefused(session);
        assertThat(session.refusal()).isNotNull();

        map.put(ACCOUNT.storeKey(), "key of the other");

        assertThat(session.refusal()).isNull();
        assertThat(session.isOpen()).isTrue();
    }
}
