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

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.sun.net.httpserver.HttpServer;
import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.RawServer;
import io.github.camelfilehosts.RecordingSleeper;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.Transports;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApiCallerTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String SECRET = "token-" + Secrets.MARK;
    private static final String DONE = "{\"code\":0,\"result\":{\"id\":\"x\"}}";
    private static final String BUSY = "{\"code\":1,\"message\":\"busy\"}";

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final CallContext context = sleeper.context(Duration.ofSeconds(60));
    private final ApiRequest call = ApiRequest.of("file/info").with("id", "x").withSecret("token", SECRET);

    private static ApiCaller caller(RequestLimits limits) {
        return caller(SERVER.baseUrl(), limits, 3);
    }

    private static ApiCaller caller(String server, RequestLimits limits, int maxRetries) {
        return new ApiCaller(
                Transports.transport(),
                URI.create(server + "/api/v1/"),
                TinyEnvelope.class,
                limits,
                new Retry(maxRetries, Duration.ofSeconds(1)));
    }

    private static RequestLimits unlimited() {
        return new RequestLimits(null, 4);
    }

    private Thing make(ApiRequest which) {
        return caller(unlimited()).call(which, Thing.class, context).orElseThrow();
    }

    private FileHostException failing(ApiRequest which) {
        return catchThrowableOfType(FileHostException.class, () -> make(which));
    }

    /** The answers in order; the last one for ever. */
    private static void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            SERVER.stubFor(post("/api/v1/file/info")
                    .inScenario("answers")
                    .whenScenarioStateIs(i == 0 ? STARTED : "after " + i)
                    .willReturn(answers[i])
                    .willSetStateTo("after " + Math.min(i + 1, answers.length - 1)));
        }
        if (answers.length == 1) {
            SERVER.stubFor(post("/api/v1/file/info").willReturn(answers[0]));
        }
    }

    private static void requests(int count) {
        SERVER.verify(count, postRequestedFor(anyUrl()));
    }

    @Test
    void givesTheResultInTheEnvelope() {
        answers(ok(DONE));

        assertThat(make(call).id()).isEqualTo("x");
        requests(1);
        assertThat(sleeper.slept()).isEmpty();
    }

    private record Thing(String id) {}

    private record Parts(List<String> parts) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":0,\"result\":{\"id\":\"x\"}}",
                "{\"result\":{\"new\":[{}],\"id\":\"x\"},\"new\":{},\"code\":\"0\"}",
                "1{\"code\":0,\"result\":{\"id\":\"x\"}} and more"
            })
    void givesTheResultAsARecord(String answer) {
        answers(ok(answer));

        assertThat(caller(unlimited()).call(call, Thing.class, context)).contains(new Thing("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void anEmptyResultIsNoRecord(String result) {
        answers(ok("{\"code\":0,\"result\":" + result + "}"));

        assertThat(caller(unlimited()).call(call, Thing.class, context)).isEmpty();
    }

    @Test
    void aResultThatIsNoSuchRecordIsNotAskedForAgain() {
        answers(ok("{\"code\":0,\"result\":{\"parts\":{\"a\":1}}}"));

        assertThatExceptionOfType(UnexpectedResponseException.class)
                .isThrownBy(() -> caller(unlimited()).call(call, Parts.class, context))
                .withMessageContaining(
                        "file/info was answered with a result that is not a Parts: its parts is unusable")
                .satisfies(e -> assertThat(e.isRetryable()).isFalse());
        requests(1);
    }

    @Test
    void anErrorIsOneWhateverResultItHolds() {
        answers(ok("{\"code\":2,\"message\":\"no\",\"result\":{\"id\":\"x\"}}"));

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> caller(unlimited()).call(call, Thing.class, context))
                .withMessageContaining("no");
    }

    @Test
    void halfARecordIsAskedForAgain() {
        answers(ok("{\"code\":0,\"result\":{\"id\":\"y\""), ok(DONE));

        assertThat(caller(unlimited()).call(call, Thing.class, context)).contains(new Thing("x"));
        requests(2);
    }

    @Test
    void theBodyDecidesWhateverTheStatusSays() {
        answers(aResponse().withStatus(500).withBody(DONE));

        assertThat(make(call).id()).isEqualTo("x");
    }

    @Test
    void repeatsWhatIsTemporary() {
        answers(ok(BUSY), aResponse().withStatus(502).withBody("<html>Bad gateway</html>"), ok(DONE));

        assertThat(make(call).id()).isEqualTo("x");
        requests(3);
        assertThat(sleeper.slept()).hasSize(2);
    }

    @Test
    void givesUpAfterMaxRetries() {
        answers(ok(BUSY));

        assertThat(failing(call)).isInstanceOf(TemporaryFailureException.class).satisfies(e -> {
            assertThat(e.getCode()).isEqualTo(1);
            assertThat(e.getProvider()).isEqualTo("host");
            assertThat(e.getOperation()).isEqualTo("operation");
        });
        requests(4);
        assertThat(sleeper.slept()).hasSize(3);
    }

    @Test
    void neverRepeatsWithMaxRetriesZero() {
        answers(ok(BUSY));

        assertThat(catchThrowable(() -> caller(SERVER.baseUrl(), unlimited(), 0).call(call, Thing.class, context)))
                .isInstanceOf(TemporaryFailureException.class);
        requests(1);
    }

    @Test
    void doesNotRepeatWhatIsFinal() {
        answers(ok("{\"code\":2,\"message\":\"no such thing\"}"));

        assertThat(failing(call)).isInstanceOf(InvalidRequestException.class).hasMessageContaining("no such thing");
        requests(1);
    }

    @Test
    void waitsAsLongAsTheServiceSays() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "17"), ok(DONE));

        make(call);

        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void aWaitBeyondMaxWaitIsThrownAtOnce() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "61"));

        assertThat(failing(call))
                .isInstanceOf(RateLimitedException.class)
                .satisfies(e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(61)));
        requests(1);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void allWaitsOfOneExchangeAddUp() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "25"));

        assertThat(failing(call)).isInstanceOf(RateLimitedException.class);
        requests(3);
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(25), Duration.ofSeconds(25));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void aReadIsRepeatedAfterABrokenConnection(Fault fault) {
        answers(aResponse().withFault(fault), ok(DONE));

        assertThat(make(call).id()).isEqualTo("x");
        requests(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void whatMayHaveBeenCarriedOutIsNotRepeatedByUsOrByTheCaller(Fault fault) {
        answers(aResponse().withFault(fault), ok(DONE));

        FileHostException e = failing(call.once());

        requests(1);
        assertThat(e).isInstanceOf(TemporaryFailureException.class).hasMessageContaining("not repeated");
        assertThat(e.isRetryable()).isFalse();
        assertThat(e.isOutcomeUnknown()).isTrue();
    }

    @Test
    void aGatewaysErrorLeavesOpenWhetherItWasCarriedOut() {
        answers(aResponse().withStatus(504).withBody("<html>Gateway time-out</html>"), ok(DONE));

        FileHostException e = failing(call.once());

        requests(1);
        assertThat(e.isRetryable()).isFalse();
        assertThat(e.isOutcomeUnknown()).isTrue();
    }

    @Test
    void aWebPageInAnswerToAChangeIsUnexpectedAndNotRepeated() {
        answers(ok("<html>").withHeader("Content-Type", "text/html"), ok(DONE));

        FileHostException e = failing(call.once());

        requests(1);
        assertThat(e).isInstanceOf(UnexpectedResponseException.class);
        assertThat(e.isRetryable()).isFalse();
        assertThat(e.isOutcomeUnknown()).isTrue();
    }

    @Test
    void aChangeThatTheServiceRefusedForNowIsRepeated() {
        answers(ok(BUSY), aResponse().withStatus(429), ok(DONE));

        assertThat(make(call.once()).id()).isEqualTo("x");
        requests(3);
    }

    @Test
    void aChangeThatNeverReachedTheServiceIsRepeated() throws Exception {
        String nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = "http://localhost:" + closed.getLocalPort();
        }

        FileHostException e = catchThrowableOfType(
                FileHostException.class, () -> caller(nobody, unlimited(), 2).call(call.once(), Thing.class, context));

        assertThat(sleeper.slept()).hasSize(2);
        assertThat(e).isInstanceOf(TemporaryFailureException.class);
        assertThat(e.isRetryable()).isTrue();
        assertThat(e.isOutcomeUnknown()).isFalse();
    }

    @Test
    void anUnreachableHostIsNamedTogetherWithTheOptionThatChangesIt() {
        FileHostException e = catchThrowableOfType(
                FileHostException.class,
                () -> caller("http://no-such-host.invalid", unlimited(), 0).call(call, Thing.class, context));

        assertThat(e)
                .isInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("no-such-host.invalid")
                .hasMessageContaining("the host name is unknown")
                .hasMessageContaining("option apiUrl, which is http://no-such-host.invalid/api/v1/");
    }

    @Test
    void aWebPageIsUnexpectedAfterRetries() {
        answers(ok("<html>Maintenance</html>").withHeader("Content-Type", "text/html"));

        assertThat(failing(call))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("text/html")
                .hasMessageContaining("file/info");
        requests(4);
    }

    @Test
    void halfAJsonIsUnexpectedAfterRetries() {
        answers(ok("{\"code\":0,\"result\":{\"id\":"), ok(DONE));

        assertThat(make(call).id()).isEqualTo("x");
        requests(2);
    }

    @Test
    void jsonWithoutAnEnvelopeIsUnexpected() {
        answers(ok("{\"hello\":\"world\"}"));

        assertThat(failing(call)).isInstanceOf(UnexpectedResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 599})
    void a5xxWithoutAnEnvelopeIsTemporary(int status) {
        answers(aResponse().withStatus(status).withBody("<html>"));

        assertThat(failing(call))
                .isExactlyInstanceOf(TemporaryFailureException.class)
                .hasMessageContaining("HTTP " + status);
        requests(4);
    }

    @Test
    void a429WithoutAnEnvelopeIsARateLimit() {
        answers(aResponse().withStatus(429));

        assertThat(failing(call))
                .isInstanceOf(RateLimitedException.class)
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 499})
    void a4xxWithoutAnEnvelopePointsAtTheApiUrl(int status) {
        answers(aResponse().withStatus(status).withBody("<html>nginx</html>"));

        assertThat(failing(call))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("apiUrl");
        requests(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425})
    void aCallThatWasNotReadIsSentAgainThoughItMustNotBeRepeated(int status) {
        answers(aResponse().withStatus(status).withBody("<html>Request Time-out</html>"), ok(DONE));

        assertThat(make(call.once()).id()).isEqualTo("x");
        requests(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425})
    void aCallThatIsNeverReadIsTemporary(int status) {
        answers(aResponse().withStatus(status));

        assertThat(failing(call.once())).isInstanceOfSatisfying(TemporaryFailureException.class, e -> {
            assertThat(e.getCode()).isEqualTo(status);
            assertThat(e.isRetryable()).isTrue();
            assertThat(e.isOutcomeUnknown()).isFalse();
        });
        requests(4);
    }

    /**
     * What HAProxy and others say to a connection that was idle for too long is taken for the answer to the next
     * request.
     */
    @Test
    void a408OnAKeptConnectionThatWasIdleIsFollowedByAFreshConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(30_000);
            ApiCaller caller = caller("http://localhost:" + server.getLocalPort(), unlimited(), 3);
            ExecutorService executor = Executors.newSingleThreadExecutor();
            try {
                Future<Optional<Thing>> first = executor.submit(() -> caller.call(call, Thing.class, context));
                try (Socket idle = server.accept()) {
                    readForm(idle);
                    // In one go, so that it is there when the connection is used again.
                    say(idle, reply("200 OK", DONE) + reply("408 Request Time-out\r\nConnection: close", ""));
                    first.get(30, TimeUnit.SECONDS);

                    Future<Optional<Thing>> second =
                            executor.submit(() -> caller.call(call.once(), Thing.class, context));
                    try (Socket fresh = server.accept()) {
                        readForm(fresh);
                        say(fresh, reply("200 OK", DONE));
                        assertThat(second.get(30, TimeUnit.SECONDS)
                                        .orElseThrow()
                                        .id())
                                .isEqualTo("x");
                    }
                    assertThat(sleeper.slept()).hasSize(1);
                }
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private static String reply(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void readForm(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder form = new StringBuilder();
        while (!form.toString().endsWith(SECRET)) {
            form.append((char) in.read());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wed, 21 Oct 2015 07:28:00 GMT", "0", "-1"})
    void aRetryAfterThatIsOverMeansTheUsualBackOff(String retryAfter) {
        answers(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));

        failing(call);

        assertThat(sleeper.slept()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(sleeper.slept().get(i)).isGreaterThanOrEqualTo(Duration.ofSeconds(1L << i));
        }
    }

    @Test
    void aRedirectIsToldAndNotFollowed() {
        answers(aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/login?sid=abc"));

        assertThat(failing(call))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("elsewhere.example")
                .hasMessageNotContaining("sid=abc");
        requests(1);
    }

    @Test
    void aSecretThatTheServiceEchoesStaysOutOfTheMessage() {
        answers(ok("{\"code\":2,\"message\":\"token " + SECRET + " is wrong\"}"));

        assertThat(failing(call)).hasMessageContaining("token xxxxxx is wrong");
    }

    @Test
    void noFailureHoldsASecret() {
        for (ResponseDefinitionBuilder answer : List.of(
                ok("<html>" + SECRET + "</html>"),
                aResponse().withStatus(503).withBody(SECRET),
                aResponse().withStatus(404).withBody(SECRET),
                aResponse().withStatus(302).withHeader("Location", "/" + "login?token=" + SECRET),
                aResponse().withStatus(302).withHeader("Location", "/login/" + SECRET),
                aResponse().withStatus(302).withHeader("Location", "http://" + SECRET + ".example/"),
                ok("?").withHeader("Content-Type", "text/" + SECRET),
                aResponse().withStatus(200).withHeader("Content-Type", "text/" + SECRET),
                aResponse().withStatus(200).withHeader("Content-Encoding", SECRET),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK))) {
            SERVER.resetAll();
            answers(answer);
            for (ApiRequest each : List.of(call, call.once())) {
                for (Throwable e = failing(each); e != null; e = e.getCause()) {
                    assertThat(e.toString()).doesNotContain(SECRET);
                }
            }
        }
    }

    /** HttpClient's own words for it quote what came: of a login, the session's key. */
    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "no header " + SECRET, "Content-Length: " + SECRET})
    void anAnswerThatIsNoHttpIsNotQuoted(String header) throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            request.readBody();
            RawServer.head(out, 200, header);
            out.write(("{\"token\":\"" + SECRET + "\"}\r\n").getBytes(StandardCharsets.US_ASCII));
        })) {
            FileHostException failure = catchThrowableOfType(
                    FileHostException.class,
                    () -> caller(server.uri("").toString(), unlimited(), 0).call(call, Thing.class, context));

            assertThat(failure).isInstanceOf(TemporaryFailureException.class).hasMessageContaining("not valid HTTP");
            for (Throwable e = failure; e != null; e = e.getCause()) {
                assertThat(e.toString()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void whatTheServiceCallsUsedUpIsAskedForNoMore() {
        answers(ok("{\"code\":3,\"message\":\"limit reached\"}"));
        ApiCaller caller =
                caller(SERVER.baseUrl(), new RequestLimits(RequestBudget.hourly(100, InstantSource.system()), 4), 0);
        assertThat(catchThrowable(() -> caller.call(call, Thing.class, context)))
                .hasMessageContaining("limit reached");

        CallContext impatient = sleeper.context(Duration.ofSeconds(5));
        assertThat(catchThrowable(() -> caller.call(call, Thing.class, impatient)))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining("requestsPerHour");
        requests(1);
    }

    @Test
    void eachAttemptIsTakenFromTheBudget() {
        answers(ok(BUSY));
        ApiCaller caller =
                caller(SERVER.baseUrl(), new RequestLimits(RequestBudget.hourly(10, InstantSource.system()), 4), 3);

        // Two requests go at once; the third would have to wait 450 s.
        assertThat(catchThrowable(() -> caller.call(call, Thing.class, context)))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining("requestsPerHour");
        requests(2);
    }

    @Test
    void noMoreThanSoManyCallsAreInFlight() throws Exception {
        int limit = 3;
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier asManyAsAllowed = new CyclicBarrier(limit);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
                asManyAsAllowed.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            inFlight.decrementAndGet();
            byte[] body = DONE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            ApiCaller caller =
                    caller("http://localhost:" + server.getAddress().getPort(), new RequestLimits(null, limit), 0);

            List<Future<Optional<Thing>>> results = Crowd.of(10 * limit, () -> caller.call(call, Thing.class, context));

            assertThat(results).allSatisfy(result -> assertThat(result.get()).isNotNull());
            assertThat(most).hasValue(limit);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    @Test
    void aFailedCallGivesItsPlaceBack() {
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        ApiCaller caller = caller(SERVER.baseUrl(), new RequestLimits(null, 1), 0);

        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(() -> caller.call(call, Thing.class, context)))
                    .isInstanceOf(TemporaryFailureException.class);
        }
        requests(3);
    }
}
