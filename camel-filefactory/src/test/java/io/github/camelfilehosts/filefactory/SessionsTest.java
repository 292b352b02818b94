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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.test.ApiCall;
import io.github.camelfilehosts.test.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One session for an account, whatever the number of endpoints and threads. */
class SessionsTest extends FileFactoryTestSupport {

    private static final List<String> ENDPOINTS = List.of(
            "filefactory:getFileInfo",
            "filefactory:getMemberInfo",
            "filefactory:getSessionKey",
            "filefactory:getFileInfo?maxRetries=1",
            "filefactory:getMemberInfo?maxWait=5s");

    @Test
    void threeHundredCallsAtOnceLogInOnce() throws Exception {
        List<Exchange> exchanges = Crowd.results(300, i -> sendToOneOfMany(i));

        assertThat(exchanges)
                .hasSize(300)
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(SERVER.logins()).isEqualTo(1);
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(1);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(120);
        assertThat(SERVER.maxConcurrentCalls()).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyThatDiesUnderLoadIsRenewedOnce(boolean expired) throws Exception {
        AtomicInteger sent = new AtomicInteger();

        List<Boolean> failed = Crowd.results(40, i -> {
            boolean anyFailed = false;
            for (int round = 0; round < 5; round++) {
                if (sent.incrementAndGet() == 100) {
                    if (expired) {
                        SERVER.expireSessions();
                    } else {
                        SERVER.forgetSessions();
                    }
                }
                anyFailed |= sendToOneOfMany(i).isFailed();
            }
            return anyFailed;
        });

        assertThat(failed).hasSize(40).containsOnly(false);
        assertThat(SERVER.logins()).isEqualTo(2);
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(2);
    }

    @Test
    void eachRejectedCallIsReplayedOnceWithTheNewKey() {
        succeed("filefactory:getFileInfo", "abc");
        SERVER.expireSessions();

        succeed("filefactory:getFileInfo", "def");

        List<ApiCall> calls = SERVER.callsOf("getFileInfo");
        assertThat(calls).extracting(call -> call.param("file")).containsExactly("abc", "def", "def");
        assertThat(calls.get(1).param("key")).isEqualTo(calls.get(0).param("key"));
        assertThat(calls.get(2).param("key")).isNotEqualTo(calls.get(1).param("key"));
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void itIsTheSameAccountWithASlashBehindTheUrl() {
        succeed("filefactory:getFileInfo", "abc");
        succeed("filefactory:getFileInfo?apiUrl=" + SERVER.apiUrl() + "/", "abc");

        assertThat(SERVER.logins()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsCertainlyDeadIsNotTried() {
        succeed("filefactory:getFileInfo", "abc");
        time.advance(Duration.ofMinutes(14));
        succeed("filefactory:getFileInfo", "abc");
        time.advance(Duration.ofMinutes(14));
        succeed("filefactory:getFileInfo", "abc");
        assertThat(SERVER.logins()).isEqualTo(1);

        time.advance(Duration.ofMinutes(16));
        succeed("filefactory:getFileInfo", "abc");

        assertThat(SERVER.logins()).isEqualTo(2);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(4);
    }

    @Test
    void aWrongPasswordIsTriedOnceInAllNotOnceACall() throws Exception {
        component.getConfiguration().setPassword("wrong-" + Secrets.MARK);

        List<Exchange> exchanges = Crowd.results(50, i -> sendToOneOfMany(i));
        List<Exchange> later = Crowd.results(10, i -> sendToOneOfMany(i));

        assertThat(exchanges).allSatisfy(this::isRefused);
        assertThat(later).allSatisfy(this::isRefused);
        assertThat(later)
                .extracting(exchange -> exchange.getException().getMessage())
                .allSatisfy(message -> assertThat(message).contains("no login is tried"));
        assertThat(SERVER.calls()).extracting(ApiCall::method).containsExactly("getSessionKey");
    }

    private void isRefused(Exchange exchange) {
        FileHostException failure = failed(exchange);
        assertThat(failure).isInstanceOf(AuthenticationFailedException.class);
        assertThat(failure.getCode()).isEqualTo(706);
        assertThat(failure.isRetryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {702, 706, 707, 719})
    void aRefusalHoldsUntilTheComponentHasStopped(int code) {
        SERVER.failNext("getSessionKey", code, 1);
        failure("filefactory:getMemberInfo", null);
        time.advance(Duration.ofDays(3));
        assertThat(failure("filefactory:getFileInfo", "abc").getCode()).isEqualTo(code);
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(1);

        component.stop();
        component.start();

        succeed("filefactory:getMemberInfo?maxRetries=2", null);
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(2);
    }

    @Test
    void tooManyLoginAttemptsHoldForFifteenMinutes() {
        SERVER.failNext("getSessionKey", 705, 1);
        assertThat(failure("filefactory:getMemberInfo", null).getRetryAfter()).isEqualTo(Duration.ofMinutes(15));
        time.advance(Duration.ofMinutes(10));

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure).isInstanceOf(AuthenticationFailedException.class);
        assertThat(failure.getCode()).isEqualTo(705);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(1);
        time.advance(Duration.ofMinutes(5));
        succeed("filefactory:getMemberInfo", null);
    }

    @Test
    void aRefusalIsOneAccountsMatter() {
        SERVER.failNext("getSessionKey", 706, 1);
        failure("filefactory:getMemberInfo?password=wrong-" + Secrets.MARK, null);

        succeed("filefactory:getMemberInfo", null);

        assertThat(failure("filefactory:getMemberInfo?password=wrong-" + Secrets.MARK, null)
                        .getCode())
                .isEqualTo(706);
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(2);
    }

    @Test
    void aLoginThatFailsForAMomentIsTriedAgainByTheNextCall() {
        component.getConfiguration().setMaxRetries(0);
        SERVER.failNext("getSessionKey", 701, 1);
        failure("filefactory:getMemberInfo", null);

        succeed("filefactory:getMemberInfo", null);

        assertThat(SERVER.calls("getSessionKey")).isEqualTo(2);
    }

    private Exchange sendToOneOfMany(int number) {
        return send(ENDPOINTS.get(number % ENDPOINTS.size()), "abc");
    }
}
