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
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each code of the page becomes: exception, whether it is tried again, and how long the caller is told to wait.
 */
class ErrorsTest extends FileFactoryTestSupport {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A call, and three retries where it is temporary and no wait is longer than what is left of 16 minutes. */
    private static final List<Row> ROWS = List.of(
            new Row(1, TemporaryFailureException.class, true, MINUTE, 4, 4),
            new Row(700, InvalidRequestException.class, false, null, 1, 1),
            new Row(701, TemporaryFailureException.class, true, null, 4, 4),
            new Row(702, InvalidRequestException.class, false, null, 1, 1),
            new Row(703, InvalidRequestException.class, false, null, 1, 1),
            new Row(704, RateLimitedException.class, true, null, 4, 4),
            new Row(705, AuthenticationFailedException.class, true, MINUTE.multipliedBy(15), 2, 2),
            new Row(706, AuthenticationFailedException.class, false, null, 1, 1),
            new Row(707, AuthenticationFailedException.class, false, null, 1, 1),
            new Row(708, FileAccessDeniedException.class, false, null, 1, 1),
            new Row(709, AuthenticationFailedException.class, false, null, 2, 1),
            new Row(710, AuthenticationFailedException.class, false, null, 2, 1),
            new Row(711, AuthenticationFailedException.class, false, null, 2, 1),
            new Row(712, FileNotFoundOnHostException.class, false, null, 1, 1),
            new Row(713, TemporaryFailureException.class, true, null, 4, 4),
            new Row(714, TemporaryFailureException.class, true, null, 4, 4),
            new Row(715, FileAccessDeniedException.class, false, null, 1, 1),
            new Row(716, FileAccessDeniedException.class, false, null, 1, 1),
            new Row(717, RateLimitedException.class, true, MINUTE.multipliedBy(5), 4, 4),
            new Row(718, FileAccessDeniedException.class, false, null, 1, 1),
            new Row(719, AuthenticationFailedException.class, false, null, 1, 1));

    @Override
    protected void configure(FileFactoryConfiguration options) {
        options.setMaxWait(MINUTE.multipliedBy(16));
    }

    static Stream<Arguments> methodsAndRows() {
        return Stream.of("getMemberInfo", "getFileInfo", "getDownloadLink")
                .flatMap(method -> ROWS.stream().map(row -> arguments(method, row)));
    }

    static Stream<Row> rows() {
        return ROWS.stream();
    }

    @Test
    void theEnumListsEveryCode() {
        assertThat(Arrays.stream(FileFactoryError.values()).map(FileFactoryError::code))
                .containsExactlyElementsOf(rows().map(Row::code).toList());
        assertThat(FileFactoryError.values()).allSatisfy(error -> {
            assertThat(FileFactoryError.of(error.code())).contains(error);
            assertThat(error.meaning()).isNotBlank();
            assertThat(error.action()).isNotBlank();
        });
        assertThat(FileFactoryError.of(720)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("methodsAndRows")
    void ofAMethod(String method, Row row) {
        SERVER.failNext(method, row.code, 99);

        FileHostException failure = failure("filefactory:" + method, "abc");

        row.verify(failure, method);
        assertThat(SERVER.calls(method)).isEqualTo(row.calls);
        // A rejected key, and only that, is followed by another login.
        assertThat(SERVER.logins()).isEqualTo(List.of(709, 710, 711).contains(row.code) ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ofTheLogin(Row row) {
        SERVER.failNext("getSessionKey", row.code, 99);

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        if (row.code == 702) {
            // "Invalid authorization key".
            new Row(702, AuthenticationFailedException.class, false, null, 1, 1).verify(failure, "getMemberInfo");
        } else {
            row.verify(failure, "getMemberInfo");
        }
        assertThat(SERVER.calls("getSessionKey")).isEqualTo(row.loginCalls);
        assertThat(SERVER.calls("getMemberInfo")).isZero();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aTemporaryErrorThatPassesIsNotSeen(Row row) {
        SERVER.failNext("getFileInfo", row.code, 1);

        assertThat(send("filefactory:getFileInfo", "abc").isFailed()).isEqualTo(row.calls == 1);
    }

    @Test
    void theMessageNamesTheFileAndSaysWhatToDo() {
        SERVER.failNext("getDownloadLink", 715, 1);

        assertThat(failure("filefactory:getDownloadLink", "1ep92k3t0fdz"))
                .hasMessageContaining("filefactory getDownloadLink")
                .hasMessageContaining("715")
                .hasMessageContaining("1ep92k3t0fdz")
                .hasMessageContaining("filePassword");
    }

    @Test
    void theWordsOfTheServiceSayHowLongToWait() {
        SERVER.failNext("getDownloadLink", 717, "Too many failed password attempts. Try again in 2 minutes", 9);

        assertThat(failure("filefactory:getDownloadLink", "abc").getRetryAfter())
                .isEqualTo(MINUTE.multipliedBy(2));
    }

    @Test
    void aRetryAfterOfTheServiceComesBeforeItsWordsAndThePage() {
        SERVER.failNextWith(
                "getDownloadLink",
                429,
                "application/json",
                "{\"type\":\"error\",\"message\":\"Try again in 2 minutes\",\"code\":717}",
                Map.of("Retry-After", "1800"),
                1);

        FileHostException failure = failure("filefactory:getDownloadLink", "abc");

        assertThat(failure.getCode()).isEqualTo(717);
        assertThat(failure.getRetryAfter()).isEqualTo(MINUTE.multipliedBy(30));
    }

    private record Row(
            int code,
            Class<? extends FileHostException> type,
            boolean retryable,
            Duration retryAfter,
            int calls,
            int loginCalls) {

        void verify(FileHostException failure, String operation) {
            assertThat(failure).isInstanceOf(type);
            // One that is no more than temporary must not claim to be a rate limit.
            assertThat(failure instanceof RateLimitedException).isEqualTo(type == RateLimitedException.class);
            assertThat(failure.getProvider()).isEqualTo("filefactory");
            assertThat(failure.getOperation()).isEqualTo(operation);
            assertThat(failure.getCode()).isEqualTo(code);
            assertThat(failure.isRetryable()).isEqualTo(retryable);
            assertThat(failure.getRetryAfter()).isEqualTo(retryAfter);
            assertThat(failure).hasMessageContaining(Integer.toString(code));
        }

        @Override
        public String toString() {
            return Integer.toString(code);
        }
    }
}
