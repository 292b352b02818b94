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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error of the service as an exception that says what the caller can do, and how often the service is asked. */
class ErrorsTest extends AlfaFileTestSupport {

    private static final int ALWAYS = 100;

    static Stream<Arguments> errors() {
        String minutes = "Delay between downloads must be not less than 60 minutes. Try again in 51 minutes.";
        return Stream.of(
                // status, details, exception, retryable, retry after, calls
                Arguments.of(400, "Bad request", InvalidRequestException.class, false, null, 1),
                Arguments.of(403, "Forbidden", FileAccessDeniedException.class, false, null, 1),
                Arguments.of(
                        404,
                        "File with file_id: 'GH' doesn't exist",
                        FileNotFoundOnHostException.class,
                        false,
                        null,
                        1),
                Arguments.of(
                        409, "Conflict. File temporarily unavailable.", TemporaryFailureException.class, true, null, 4),
                Arguments.of(409, minutes, RateLimitedException.class, true, Duration.ofMinutes(51), 1),
                Arguments.of(
                        409,
                        "You can't download not more than 1 file at a time in free mode.",
                        RateLimitedException.class,
                        true,
                        null,
                        4),
                limit("Conflict. You can't download not more than 1 file at a time in free mode."),
                limit("Conflict. DOWNLOAD::ERROR::You can't download not more than 3 files at a time in free mode."),
                limit("No more than two downloads at the same time"),
                limit(
                        "Conflict. DOWNLOAD::ERROR::You have reached your daily downloads limit. Please try again later."),
                limit("You have reached your hourly downloads limit"),
                limit("Please try again later"),
                limit("Conflict. Try again tomorrow."),
                limit("Conflict. Please retry."),
                limit("Too many downloads"),
                limit("Conflict. DOWNLOAD::ERROR::You can't download more than 2 files at once"),
                limit("Not more than 3 parallel connections"),
                limit("Simultaneous downloads are for premium members"),
                limit("You can download 5 files per day"),
                limit("Your monthly traffic is used up"),
                limit("Traffic limit exceeded"),
                limitFor("Conflict. You have to wait another 2 hours & 5 min.", Duration.ofMinutes(125)),
                limitFor("Conflict. Next download in a while: wait at least an hour", Duration.ofHours(1)),
                limitFor("Conflict. Delay between downloads. Try again in 1 hour 25 minutes.", Duration.ofMinutes(85)),
                limitFor("Conflict. DOWNLOAD::ERROR::Try again in 2h 5m", Duration.ofMinutes(125)),
                limitFor("Daily limit. Try again in 1 day, 2 hrs and 90 mins", Duration.ofMinutes(27 * 60 + 30)),
                Arguments.of(
                        409,
                        "Conflict. DOWNLOAD::ERROR::File temporarily unavailable. Please try again later.",
                        TemporaryFailureException.class,
                        true,
                        null,
                        4),
                Arguments.of(409, "Conflict.", InvalidRequestException.class, false, null, 1),
                Arguments.of(409, "Storage limit exceeded", InvalidRequestException.class, false, null, 1),
                Arguments.of(
                        409,
                        "File 'Too many cooks' already exists. Try again with another name",
                        InvalidRequestException.class,
                        false,
                        null,
                        1),
                Arguments.of(
                        409,
                        "Conflict. Folder with the same name already exists",
                        InvalidRequestException.class,
                        false,
                        null,
                        1),
                Arguments.of(
                        409, "Folder with the same name already exists", InvalidRequestException.class, false, null, 1),
                Arguments.of(423, "Exceeded traffic", InvalidRequestException.class, false, null, 1),
                Arguments.of(429, "Too many requests", RateLimitedException.class, true, null, 4),
                Arguments.of(500, "Internal error", TemporaryFailureException.class, true, null, 4),
                Arguments.of(503, "Maintenance", TemporaryFailureException.class, true, null, 4),
                Arguments.of(299, "Something new", UnexpectedResponseException.class, false, null, 1));
    }

    private static Arguments limit(String details) {
        return Arguments.of(409, details, RateLimitedException.class, true, null, 4);
    }

    private static Arguments limitFor(String details, Duration wait) {
        return Arguments.of(409, details, RateLimitedException.class, true, wait, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"Wrong name\",\"Wrong size\"]", "{\"name\":[\"Wrong name\"],\"size\":\"Wrong size\"}"})
    void detailsMayBeSeveral(String details) {
        SERVER.failNextWith(
                "file/info",
                200,
                "application/json",
                "{\"response\":null,\"status\":400,\"details\":" + details + "}",
                1);

        assertThat(failure(InvalidRequestException.class, "alfafile:info", "GH"))
                .hasMessageContaining("Wrong name; Wrong size");
    }

    @Test
    void severalDetailsTogetherAreShortAndWithoutSecrets() {
        String details = "[" + ("\"token " + SERVER.token() + "\",").repeat(10_000) + "null]";
        SERVER.failNextWith(
                "file/info",
                200,
                "application/json",
                "{\"response\":null,\"status\":400,\"details\":" + details + "}",
                1);

        assertThat(failure(InvalidRequestException.class, "alfafile:info?token=" + SERVER.token(), "GH")
                        .getMessage())
                .hasSizeLessThan(1_000)
                .contains("token xxxxxx; token")
                .doesNotContain(Secrets.MARK);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorInTheEnvelope(
            int status,
            String details,
            Class<? extends FileHostException> type,
            boolean retryable,
            Duration retryAfter,
            int calls) {
        SERVER.failNext("file/info", status, details, ALWAYS);

        FileHostException e = failure(type, "alfafile:info", "GH");

        assertThat(e.getCode()).isEqualTo(status);
        assertThat(e.getOperation()).isEqualTo("info");
        assertThat(e.isRetryable()).isEqualTo(retryable);
        assertThat(e.getRetryAfter()).isEqualTo(retryAfter);
        assertThat(e).hasMessageContaining(details).hasMessageContaining("file_id 'GH'");
        assertThat(SERVER.calls("file/info")).isEqualTo(calls);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theSameErrorUnderItsHttpStatus(
            int status,
            String details,
            Class<? extends FileHostException> type,
            boolean retryable,
            Duration retryAfter,
            int calls) {
        SERVER.errorsAsHttpStatus(true);

        anErrorInTheEnvelope(status, details, type, retryable, retryAfter, calls);
    }

    @Test
    void aTemporaryErrorIsOverAfterARetry() {
        SERVER.addFile("GH", "a.zip", Content.of("x"));
        SERVER.failNext("file/info", 409, "Conflict. File temporarily unavailable.", 2);

        assertThat(result(AlfaFile.class, "alfafile:info", "GH").name()).isEqualTo("a.zip");
        assertThat(SERVER.calls("file/info")).isEqualTo(3);
    }

    @Test
    void maxRetriesZeroAsksOnce() {
        SERVER.failNext("file/info", 503, "Maintenance", ALWAYS);

        failure(TemporaryFailureException.class, "alfafile:info?maxRetries=0", "GH");

        assertThat(SERVER.calls("file/info")).isEqualTo(1);
    }

    @Test
    void aLongRetryAfterIsThrownAtOnce() {
        SERVER.failNextWith(
                "file/info",
                429,
                "application/json",
                "{\"response\":null,\"status\":429,\"details\":\"Too many\"}",
                Map.of("Retry-After", "3600"),
                ALWAYS);

        RateLimitedException e = failure(RateLimitedException.class, "alfafile:info", "GH");

        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(e.getCode()).isEqualTo(429);
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
    }

    @Test
    void aLongRetryAfterOfABarePageIsThrownAtOnce() {
        SERVER.failNextWith("file/info", 429, "text/html", "<html>", Map.of("Retry-After", "3600"), ALWAYS);

        RateLimitedException e = failure(RateLimitedException.class, "alfafile:info", "GH");

        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
    }

    @Test
    void aWaitLongerThanMaxWaitIsThrownWithItsLength() {
        SERVER.failNext("file/info", 503, "Maintenance", ALWAYS);

        TemporaryFailureException e =
                failure(TemporaryFailureException.class, "alfafile:info?retryDelay=10000&maxWait=5000", "GH");

        assertThat(e.getRetryAfter()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
        assertThat(SERVER.calls("file/info")).isEqualTo(1);
    }

    @Test
    void aRejectedTokenIsReplacedOnceAndNoMore() {
        SERVER.failNext("file/info", 401, "Unauthorized. Token doesn't exist", ALWAYS);

        FileHostException e = send("alfafile:info", "GH").getException(FileHostException.class);

        assertThat(e).isInstanceOf(AuthenticationFailedException.class);
        assertThat(e.getCode()).isEqualTo(401);
        assertThat(e.isRetryable()).isFalse();
        assertThat(SERVER.calls("file/info")).isEqualTo(2);
        assertThat(SERVER.calls("user/login")).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsFinal() {
        SERVER.account(SERVER.login(), "another-" + Secrets.MARK);

        FileHostException e = send("alfafile:info", "GH").getException(FileHostException.class);

        assertThat(e).isInstanceOf(AuthenticationFailedException.class);
        assertThat(e.getCode()).isEqualTo(401);
        assertThat(e.isRetryable()).isFalse();
        assertThat(e).hasMessageContaining("Wrong login or password.");
        assertThat(SERVER.calls()).extracting(call -> call.method()).containsExactly("user/login");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 503})
    void anHtmlPageIsTriedAgain(int status) {
        SERVER.failNextWith("file/info", status, "text/html", "<html><body>Sorry</body></html>", ALWAYS);

        FileHostException e = send("alfafile:info", "GH").getException(FileHostException.class);

        assertThat(e)
                .isExactlyInstanceOf(
                        status == 200 ? UnexpectedResponseException.class : TemporaryFailureException.class);
        assertThat(e).hasMessageContaining("text/html").hasMessageContaining("file/info");
        assertThat(SERVER.calls("file/info")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"response\":{\"file\":{\"file_id\":\"GH\",\"na",
                "null",
                "[]",
                "{\"error\":\"x\"}",
                "true",
                "{\"response\":{\"file\":{\"file_id\":\"GH\"}}}",
                "{\"response\":{\"file\":{\"file_id\":\"GH\"}},\"status\":0}"
            })
    void whatIsNoEnvelopeIsTriedAgain(String body) {
        SERVER.failNextWith("file/info", 200, "application/json", body, ALWAYS);

        assertThat(failure(UnexpectedResponseException.class, "alfafile:info", "GH"))
                .hasMessageContaining("file/info");
        assertThat(SERVER.calls("file/info")).isEqualTo(4);
    }

    @Test
    void anHtmlPageIsOverAfterARetry() {
        SERVER.addFile("GH", "a.zip", Content.of("x"));
        SERVER.failNextWith("file/info", 200, "text/html", "<html>", 1);

        assertThat(result(AlfaFile.class, "alfafile:info", "GH").id()).isEqualTo("GH");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsTriedAgain(Fault fault) {
        SERVER.addFile("GH", "a.zip", Content.of("x"));
        SERVER.failNextWithFault("file/info", fault);

        assertThat(result(AlfaFile.class, "alfafile:info", "GH").id()).isEqualTo("GH");
        assertThat(SERVER.calls("file/info")).isEqualTo(2);
    }

    @Test
    void anUnreachableApiNamesTheOptionThatChangesIt() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        TemporaryFailureException e = failure(
                TemporaryFailureException.class,
                "alfafile:info?token=t&apiUrl=http://localhost:" + free + "/api/v1",
                "GH");

        assertThat(e).hasMessageContaining("apiUrl").hasMessageContaining("localhost:" + free);
        assertThat(e.isRetryable()).isTrue();
        assertThat(e.isOutcomeUnknown()).isFalse();
    }

    @Test
    void aRedirectToALogInPageIsNotFollowed() {
        SERVER.failNextWith("file/info", 302, "text/html", "", Map.of("Location", "https://example.com/login"), 1);

        assertThat(failure(UnexpectedResponseException.class, "alfafile:info", "GH"))
                .hasMessageContaining("example.com")
                .hasMessageContaining("apiUrl");
    }

    @Test
    void a404OfAnUploadNamesTheFolder() {
        FileNotFoundOnHostException e =
                failure(FileNotFoundOnHostException.class, "alfafile:upload?fileName=a.txt&folderId=Nope", "text");

        assertThat(e).hasMessageContaining("folder_id 'Nope'");
        assertThat(e.getOperation()).isEqualTo("upload");
        assertThat(SERVER.bytesReceived()).isZero();
    }

    @Test
    void anEchoedSecretIsTakenOut() {
        SERVER.failNext("user/login", 400, "No account for password " + SERVER.password(), 1);

        FileHostException e = send("alfafile:info", "GH").getException(FileHostException.class);

        assertThat(e.getMessage()).contains("xxxxxx").doesNotContain(SERVER.password());
    }

    @Test
    void frequentLoginsAreNoVerdictOnThePassword() {
        SERVER.addFile("GH", "a.zip", Content.of("x"));
        SERVER.failNext("user/login", 401, "Frequent logins. Please wait 120 sec", 1);

        FileHostException e = send("alfafile:info", "GH").getException(FileHostException.class);

        assertThat(e.isRetryable()).isTrue();
        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void manyFailuresAreTheSameForAnyMethod() {
        SERVER.failNext(AlfaFileServer.ANY_METHOD, 403, "Forbidden", ALWAYS);

        for (String operation : new String[] {"getDownloadLink", "userInfo", "download"}) {
            FileAccessDeniedException e = failure(FileAccessDeniedException.class, "alfafile:" + operation, "GH");
            assertThat(e.getOperation()).isEqualTo(operation);
        }
    }
}
