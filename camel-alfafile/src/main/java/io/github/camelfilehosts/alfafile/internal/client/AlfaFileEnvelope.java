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
package io.github.camelfilehosts.alfafile.internal.client;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Envelope;
import io.github.camelfilehosts.internal.http.NoAnswer;
import io.github.camelfilehosts.internal.http.Reply;
import io.github.camelfilehosts.internal.http.WaitHint;
import io.github.camelfilehosts.internal.json.Answer;
import io.github.camelfilehosts.internal.json.TextDeserializer;
import io.github.camelfilehosts.internal.session.LoginRefusedException;
import io.github.camelfilehosts.internal.session.SessionRejectedException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code {"response":{...},"status":200,"details":null}}; an error has another status in the envelope, normally with
 * HTTP 200.
 */
public record AlfaFileEnvelope<T>(
        Integer status,
        @JsonDeserialize(using = TextDeserializer.class) String details,
        Answer<T> response) implements Envelope<T> {

    private static final int OK = 200;

    private static final int CONFLICT = 409;

    /** What a 409 says about a limit, whatever text is around it, for example {@code Conflict. DOWNLOAD::ERROR::}. */
    private static final Pattern LIMIT = Pattern.compile(
            String.join(
                    "|",
                    "\\b(?:try again|retry|too many)\\b",
                    "more than \\w+ (?:\\w+ ){0,2}(?:at (?:a|one|the same) time|at once|in parallel)",
                    "\\b(?:simultaneous|concurrent|parallel)(?:ly)?\\b",
                    "\\b(?:hourly|daily|weekly|monthly|(?:per|an?) (?:hour|day|week|month))\\b",
                    "\\b(?:downloads?|traffic|bandwidth|requests?|connections?) limits?\\b"),
            Pattern.CASE_INSENSITIVE);

    private static final List<String> TARGETS = List.of("file_id", "upload_id", "folder_id", "folder_id_dest");

    /** An error may omit the empty {@code response}, and a success its {@code details}. */
    @Override
    public boolean isComplete() {
        return status != null && status > 0 && (response != null || status != OK && details != null);
    }

    @Override
    public Answer<T> answer() {
        return status == OK ? response : null;
    }

    @Override
    public FileHostException failure(ApiRequest call, Reply reply, CallContext context) {
        String text = context.quote(details == null ? "" : details);
        Duration wait = reply.retryAfter() != null ? reply.retryAfter() : WaitHint.in(text);
        Failure failure = context.failure(
                        call + targets(call) + " was answered with status " + status + ": '" + text + "'")
                .withCode(status)
                .withRetryAfter(wait);
        return exception(status, text, failure, call);
    }

    private static FileHostException exception(int status, String details, Failure failure, ApiRequest call) {
        return switch (status) {
            case 401 -> unauthorized(failure, call);
            case 403 -> new FileAccessDeniedException(advise(failure, "The account is not permitted to do this"));
            case 404 ->
                new FileNotFoundOnHostException(
                        advise(failure, "IDs are case-sensitive: check the one in this message"));
            case CONFLICT -> conflict(details, failure);
            case 429 -> new RateLimitedException(advise(failure, "Lower maxConcurrentRequests"));
            default -> other(status, failure);
        };
    }

    private static FileHostException unauthorized(Failure failure, ApiRequest call) {
        if (!call.method().equals(AlfaFileLogin.METHOD)) {
            return new SessionRejectedException(advise(failure, "Set login and password, or a valid token"));
        }
        // "Frequent logins. Please wait 20 sec" says nothing about the password.
        return new LoginRefusedException(
                failure.retryAfter() == null
                        ? advise(failure, "Correct login and password")
                        : failure.withRetryable(true));
    }

    /** The status has several meanings, which only the text tells apart. */
    private static FileHostException conflict(String details, Failure failure) {
        String text = details.toLowerCase(Locale.ROOT);
        if (text.contains("temporarily unavailable")) {
            return new TemporaryFailureException(failure);
        }
        boolean limited = failure.retryAfter() != null || LIMIT.matcher(details).find();
        return limited && !text.contains("already exists")
                ? new RateLimitedException(advise(failure, "A premium account has no such limit"))
                : new InvalidRequestException(failure);
    }

    private static FileHostException other(int status, Failure failure) {
        if (status >= 500) {
            return new TemporaryFailureException(failure.withOutcomeUnknown());
        }
        if (NoAnswer.wasNotRead(status)) {
            return new TemporaryFailureException(failure);
        }
        return status >= 400 ? new InvalidRequestException(failure) : new UnexpectedResponseException(failure);
    }

    private static Failure advise(Failure failure, String advice) {
        return failure.withMessage(failure.message() + ". " + advice);
    }

    /** Whether something that exists already is in the way. */
    static boolean isConflict(InvalidRequestException failure) {
        return Objects.equals(failure.getCode(), CONFLICT);
    }

    /** The IDs in the call, all of them, because a 404 of an upload may mean the folder. */
    private static String targets(ApiRequest call) {
        String targets = TARGETS.stream()
                .map(field -> call.form().get(field) == null
                        ? null
                        : field + " '" + call.form().get(field) + "'")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return targets.isEmpty() ? "" : " of " + targets;
    }
}
