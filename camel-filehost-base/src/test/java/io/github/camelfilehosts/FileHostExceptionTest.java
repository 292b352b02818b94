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
package io.github.camelfilehosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.internal.session.LoginRefusedException;
import io.github.camelfilehosts.internal.session.SessionRejectedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a route's onException can rely on. */
class FileHostExceptionTest {

    private static final Failure FAILURE = Failure.of("host", "download", "no luck");

    @Test
    void saysWhoseOperationItWasAndWhatHappened() {
        FileHostException e = new FileNotFoundOnHostException(FAILURE.withCode(712));

        assertThat(e).hasMessage("host download: no luck");
        assertThat(e.getProvider()).isEqualTo("host");
        assertThat(e.getOperation()).isEqualTo("download");
        assertThat(e.getCode()).isEqualTo(712);
        assertThat(e.getRetryAfter()).isNull();
        assertThat(e.isOutcomeUnknown()).isFalse();
    }

    @Test
    void itsTypeSaysWhetherItIsWorthAnotherTry() {
        assertThat(new TemporaryFailureException(FAILURE).isRetryable()).isTrue();
        assertThat(new RateLimitedException(FAILURE).isRetryable()).isTrue();
        assertThat(new CorruptTransferException(FAILURE).isRetryable()).isTrue();
        assertThat(List.of(
                        new AuthenticationFailedException(FAILURE),
                        new FileNotFoundOnHostException(FAILURE),
                        new FileAccessDeniedException(FAILURE),
                        new InvalidRequestException(FAILURE),
                        new UnexpectedResponseException(FAILURE),
                        new LoginRefusedException(FAILURE),
                        new SessionRejectedException(FAILURE)))
                .noneMatch(FileHostException::isRetryable);
    }

    @Test
    void whatIsKnownOfTheCaseWinsOverTheType() {
        assertThat(new TemporaryFailureException(FAILURE.withRetryable(false)).isRetryable())
                .isFalse();
        assertThat(new UnexpectedResponseException(FAILURE.withRetryable(true)).isRetryable())
                .isTrue();
    }

    @Test
    void aRateLimitIsTemporary() {
        assertThat(new RateLimitedException(FAILURE.withRetryAfter(Duration.ofMinutes(5))))
                .isInstanceOf(TemporaryFailureException.class)
                .satisfies(e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void aPartialFailureKeepsItsOwnCopyOfTheIds() {
        List<String> succeeded = new java.util.ArrayList<>(List.of("a"));
        Map<String, String> failed = new java.util.LinkedHashMap<>(Map.of("b", "gone"));
        PartialFailureException e = new PartialFailureException(FAILURE, succeeded, failed);
        succeeded.clear();
        failed.clear();

        assertThat(e.getSucceeded()).containsExactly("a");
        assertThat(e.getFailed()).containsExactly(Map.entry("b", "gone"));
    }

    @Test
    void canBeHadAnewOfTheSameTypeWithItsOwnFacts() {
        Failure other = FAILURE.withOperation("upload").withCode(500);

        assertThat(new UploadFailedException(FAILURE, "RF").with(other))
                .hasMessage("host upload: no luck")
                .satisfies(e -> assertThat(e.getUploadId()).isEqualTo("RF"));
        assertThat(new PartialFailureException(FAILURE, List.of("a"), Map.of("b", "gone")).with(other))
                .satisfies(e -> assertThat(e.getSucceeded()).containsExactly("a"))
                .satisfies(e -> assertThat(e.getFailed()).containsOnlyKeys("b"));
        FileHostException limited = new RateLimitedException(FAILURE);
        assertThat(limited.with(other)).isExactlyInstanceOf(RateLimitedException.class);
    }

    @Test
    void travelsBetweenNodes() throws Exception {
        FileHostException e = new PartialFailureException(
                FAILURE.withCode(404).withRetryAfter(Duration.ofSeconds(1)).withCause(new IOException("cause")),
                List.of("a"),
                Map.of("b", "gone"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            PartialFailureException copy = (PartialFailureException) in.readObject();
            assertThat(copy.getFailure().withCause(null))
                    .isEqualTo(e.getFailure().withCause(null));
            assertThat(copy.getFailed()).isEqualTo(Map.of("b", "gone"));
            assertThat(copy).hasRootCauseMessage("cause");
        }
    }

    @Test
    void credentialsNeverShowThemselves() {
        assertThat(new Credentials("me@example.org", "p4ssword", "k3y"))
                .asString()
                .doesNotContain("me@", "p4ssword", "k3y");
    }

    /** Camel's onException looks at the innermost cause first. */
    @Test
    void isNeverCausedByAnotherOfItsKind() {
        IOException root = new IOException("broken");
        FileHostException inner = new TemporaryFailureException(FAILURE.withCause(root));

        assertThat(new UploadFailedException(FAILURE.withCause(inner), "RF")).hasCause(root);
    }

    /** A service's text must not look like further lines of a log, or paint the terminal. */
    @Test
    void itsMessageIsOneLine() {
        assertThat(new TemporaryFailureException(
                        FAILURE.withMessage("a\r\n2026-01-01 INFO fine\u0085\u2028\u001b[31mb")))
                .hasMessage("host download: a 2026-01-01 INFO fine [31mb");
    }
}
