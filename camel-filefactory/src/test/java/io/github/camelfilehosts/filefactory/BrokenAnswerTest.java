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
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are not the API's, and no answers at all. */
class BrokenAnswerTest extends FileFactoryTestSupport {

    private static final String HTML = "<!DOCTYPE html><html><body>{ Down for maintenance }</body></html>";

    static Stream<Arguments> noAnswers() {
        return Stream.of(
                arguments("text/html", HTML),
                arguments("application/json", "{\"type\":\"success\",\"result\":{\"email\":"),
                arguments("application/json", ""),
                arguments("application/json", "{}"),
                arguments("application/json", "{\"type\":\"success\"}"),
                arguments("application/json", "{\"type\":\"error\",\"message\":\"no code\"}"),
                arguments("application/json", "[1,2]"),
                arguments("application/json", "null"),
                arguments("application/json", "{\"response\":null,\"status\":200,\"details\":null}"),
                arguments("text/plain", "Too many connections"));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void whatIsNoAnswerOfTheApiIsTriedAgainAndThenUnexpected(String contentType, String body) {
        SERVER.failNextWith("getMemberInfo", 200, contentType, body, 9);

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure).isInstanceOf(UnexpectedResponseException.class).hasMessageContaining("getMemberInfo");
        assertThat(failure.getOperation()).isEqualTo("getMemberInfo");
        assertThat(SERVER.calls("getMemberInfo")).isEqualTo(4);
        assertThat(SERVER.logins()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void whatIsNoAnswerOnceIsNotSeen(String contentType, String body) {
        SERVER.failNextWith("getMemberInfo", 200, contentType, body, 1);

        succeed("filefactory:getMemberInfo", null);

        assertThat(SERVER.calls("getMemberInfo")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{},", "{\"a\":", "{\"type\":\"success\",\"result\":[", "{\"a\":{},"})
    void eightMegabytesOfBracesEndSoon(String braces) {
        SERVER.failNextWith("getMemberInfo", 200, "text/html", braces.repeat(8_000_000 / braces.length()), 1);

        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThat(failure("filefactory:getMemberInfo?maxRetries=0", null))
                        .isInstanceOf(UnexpectedResponseException.class));
    }

    @Test
    void anAnswerOfMillionsOfPartsIsNone() {
        String parts = "{},".repeat(2_600_000);
        answer("getMemberInfo", "{\"type\":\"error\",\"code\":701,\"more\":[" + parts + "{}]}");

        assertThat(failure("filefactory:getMemberInfo?maxRetries=0", null))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("not an answer of the API");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aServerErrorIsTemporary(int status) {
        SERVER.failNextWith("getMemberInfo", status, "text/html", HTML, 9);

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure).isInstanceOf(TemporaryFailureException.class).isNotInstanceOf(RateLimitedException.class);
        assertThat(failure.getCode()).isEqualTo(status);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(SERVER.calls("getMemberInfo")).isEqualTo(4);
    }

    @Test
    void theWaitsBetweenTriesDoubleWithJitter() {
        component.getConfiguration().setRetryDelay(Duration.ofSeconds(1));
        SERVER.failNextWith("getMemberInfo", 502, "text/html", HTML, 9);

        failure("filefactory:getMemberInfo", null);

        assertThat(time.waits()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Duration least = Duration.ofSeconds(1L << i);
            assertThat(time.waits().get(i))
                    .isBetween(least, least.multipliedBy(3).dividedBy(2));
        }
    }

    @Test
    void maxRetriesZeroTriesOnce() {
        component.getConfiguration().setMaxRetries(0);
        SERVER.failNextWith("getMemberInfo", 502, "text/html", HTML, 9);

        failure("filefactory:getMemberInfo", null);

        assertThat(SERVER.calls("getMemberInfo")).isEqualTo(1);
    }

    @Test
    void aRetryAfterIsHonoured() {
        SERVER.failNextWith("getMemberInfo", 429, "text/html", HTML, Map.of("Retry-After", "7"), 2);

        succeed("filefactory:getMemberInfo", null);

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void aRetryAfterThatIsTooLongIsThrownAtOnce() {
        SERVER.failNextWith("getMemberInfo", 429, "text/html", HTML, Map.of("Retry-After", "61"), 9);

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure).isInstanceOf(RateLimitedException.class);
        assertThat(failure.getCode()).isEqualTo(429);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(61));
        assertThat(time.waits()).isEmpty();
        assertThat(SERVER.calls("getMemberInfo")).isEqualTo(1);
    }

    @Test
    void maxWaitIsForAllWaitsInSum() {
        SERVER.failNextWith("getMemberInfo", 503, "text/html", HTML, Map.of("Retry-After", "25"), 9);

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure).isInstanceOf(TemporaryFailureException.class);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(25));
        assertThat(time.waits()).hasSize(2);
    }

    @Test
    void aRedirectIsNotFollowedBecauseTheFormHoldsSecrets() {
        SERVER.failNextWith(
                "getSessionKey", 302, "text/html", "", Map.of("Location", SERVER.streamUrl() + "/login.php"), 9);

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("/login.php")
                .hasMessageContaining("apiUrl");
        assertThat(SERVER.streamRequests()).isEmpty();
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void aRefusalThatIsNotTheApisPointsToApiUrl(int status) {
        SERVER.failNextWith("getMemberInfo", status, "text/html", HTML, 9);

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("apiUrl")
                .hasMessageContaining(Integer.toString(status));
        assertThat(SERVER.calls("getMemberInfo")).isEqualTo(1);
    }

    @Test
    void aHostThatRefusesConnectionsIsNamedWithTheOptionThatChangesIt() throws IOException {
        String url = "http://localhost:" + closedPort() + "/v1";
        component.getConfiguration().setApiUrl(url);

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure)
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("apiUrl")
                .hasMessageContaining(url);
        assertThat(failure.getOperation()).isEqualTo("getMemberInfo");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(time.waits()).hasSize(3);
    }

    @Test
    void aHostThatIsNotKnownIsNamedWithTheOptionThatChangesIt() {
        component.getConfiguration().setApiUrl("http://api.filefactory.invalid/v1");
        component.getConfiguration().setMaxRetries(0);

        assertThat(failure("filefactory:getMemberInfo", null))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("api.filefactory.invalid")
                .hasMessageContaining("apiUrl");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsTriedAgain(Fault fault) {
        SERVER.failNextWithFault("getMemberInfo", fault);

        succeed("filefactory:getMemberInfo", null);

        assertThat(SERVER.calls("getMemberInfo")).isEqualTo(2);
        assertThat(SERVER.logins()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatKeepsBreakingIsTemporary(Fault fault) {
        for (int i = 0; i < 4; i++) {
            SERVER.failNextWithFault("getMemberInfo", fault);
        }

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        if (fault == Fault.RANDOM_DATA_THEN_CLOSE || fault == Fault.MALFORMED_RESPONSE_CHUNK) {
            assertThat(failure).isInstanceOfAny(TemporaryFailureException.class, UnexpectedResponseException.class);
        } else {
            assertThat(failure).isInstanceOf(TemporaryFailureException.class);
        }
        assertThat(failure.isRetryable()).isTrue();
        assertThat(SERVER.calls("getMemberInfo")).isEqualTo(4);
    }

    @Test
    void anAnswerThatNeverComesEndsAfterTheResponseTimeout() throws Exception {
        component.setResponseTimeout(50);
        component.setSoTimeout(50);
        component.stop();
        component.start();
        component.getConfiguration().setMaxRetries(0);
        SERVER.latency(Duration.ofMillis(400));

        assertThat(failure("filefactory:getFileInfo", "abc"))
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("SocketTimeout");
        // The stand-in goes on: it must not count the login for the next test.
        await().until(() -> SERVER.logins() == 1);
    }

    @Test
    void allAttemptsAreTheSameCall() {
        SERVER.failNextWith("getFileInfo", 502, "text/html", HTML, 3);

        succeed("filefactory:getFileInfo", List.of("abc", "def"));

        assertThat(SERVER.callsOf("getFileInfo"))
                .hasSize(4)
                .containsOnly(SERVER.callsOf("getFileInfo").get(0));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
