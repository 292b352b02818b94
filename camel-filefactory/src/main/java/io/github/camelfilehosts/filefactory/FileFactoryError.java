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

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.session.SessionRejectedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The API page's Error Matrix, and one code that it does not list: what each number means and what to do about it. */
public enum FileFactoryError {
    CANNOT_BE_CALLED_DIRECTLY(
            1,
            "The file cannot be called directly (undocumented, but observed)",
            "Try again after a minute",
            TemporaryFailureException::new,
            Duration.ofSeconds(60)),
    ERR_API_INVALID_METHOD(
            700, "The requested method was invalid", "Check the option apiUrl", InvalidRequestException::new),
    ERR_API_INTERNAL_ERROR(
            701,
            "An unexpected error was encountered at the service",
            "Try again; contact FileFactory if it continues",
            TemporaryFailureException::new),
    ERR_API_REQ_MALFORMED(
            702,
            "A request parameter failed validation",
            "Correct the parameter; at the login it is the authKey",
            InvalidRequestException::new),
    ERR_API_REQ_MISSING_PARAM(
            703,
            "A required request parameter was missing",
            "Give the parameter; at the login it may be the authKey",
            InvalidRequestException::new),
    ERR_API_REQ_LIMIT(
            704,
            "The account's request limit has been hit",
            "Slow down: lower requestsPerHour, or ask FileFactory for a higher limit",
            RateLimitedException::new),
    ERR_API_LOGIN_ATTEMPTS(
            705,
            "Too many failed login attempts",
            "Correct the credentials and wait for 15 minutes",
            failure -> new AuthenticationFailedException(failure.withRetryable(true)),
            Duration.ofMinutes(15)),
    ERR_API_LOGIN_FAILED(
            706, "Login details were incorrect", "Correct email and password", AuthenticationFailedException::new),
    ERR_API_ACCOUNT_DELETED(
            707,
            "The account has been deleted, or is about to be",
            "Use another account",
            AuthenticationFailedException::new),
    ERR_API_PREMIUM_REQUIRED(
            708, "A Premium membership is required", "Use a Premium account", FileAccessDeniedException::new),
    ERR_API_SESS_KEY_MISSING(
            709, "The session key was missing", "Set email, password and authKey", SessionRejectedException::new),
    ERR_API_SESS_KEY_INVALID(
            710, "The session key was invalid", "The component logs in again, once", SessionRejectedException::new),
    ERR_API_SESS_KEY_EXPIRED(
            711, "The session key has expired", "The component logs in again, once", SessionRejectedException::new),
    ERR_API_FILE_INVALID(
            712,
            "The file is invalid, or has been deleted",
            "Check the ID; a deleted file does not come back",
            FileNotFoundOnHostException::new),
    ERR_API_FILE_OFFLINE(713, "The file is temporarily unavailable", "Try again later", TemporaryFailureException::new),
    ERR_API_FILE_SERVER_LOAD(
            714,
            "The server of the file is overloaded (free members only)",
            "Try again later, or use a Premium account",
            TemporaryFailureException::new),
    ERR_API_PASSWORD_REQUIRED(
            715, "The file needs a password, and none was given", "Set filePassword", FileAccessDeniedException::new),
    ERR_API_PASSWORD_INVALID(
            716, "The file's password was wrong", "Correct filePassword", FileAccessDeniedException::new),
    ERR_API_PASSWORD_ATTEMPTS(
            717,
            "Too many failed password attempts",
            "Correct filePassword and wait for 5 minutes",
            RateLimitedException::new,
            Duration.ofMinutes(5)),
    ERR_API_IP_SUSPENDED(
            718,
            "The IP address of the caller has been suspended",
            "Contact FileFactory, or call from another address",
            FileAccessDeniedException::new),
    ERR_API_ACCOUNT_SUSPENDED(
            719, "The account has been suspended", "Contact FileFactory", AuthenticationFailedException::new);

    private final int code;
    private final String meaning;
    private final String action;
    private final Function<Failure, FileHostException> exception;
    private final Duration retryAfter;

    FileFactoryError(int code, String meaning, String action, Function<Failure, FileHostException> exception) {
        this(code, meaning, action, exception, null);
    }

    FileFactoryError(
            int code,
            String meaning,
            String action,
            Function<Failure, FileHostException> exception,
            Duration retryAfter) {
        this.code = code;
        this.meaning = meaning;
        this.action = action;
        this.exception = exception;
        this.retryAfter = retryAfter;
    }

    /** The error of this number. The names differ within the API page, the numbers do not. */
    public static Optional<FileFactoryError> of(int code) {
        return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
    }

    /** The service's number. */
    public int code() {
        return code;
    }

    /** What it means. */
    public String meaning() {
        return meaning;
    }

    /** What the caller can do. */
    public String action() {
        return action;
    }

    /** How long to wait before the next attempt; null if unknown. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The exception for a failure with this number. */
    public FileHostException exception(Failure failure) {
        return exception.apply(failure);
    }
}
