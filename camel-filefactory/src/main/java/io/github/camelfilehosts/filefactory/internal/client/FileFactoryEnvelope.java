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
package io.github.camelfilehosts.filefactory.internal.client;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.filefactory.FileFactoryError;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Envelope;
import io.github.camelfilehosts.internal.http.Reply;
import io.github.camelfilehosts.internal.http.WaitHint;
import io.github.camelfilehosts.internal.json.Answer;
import io.github.camelfilehosts.internal.json.TextDeserializer;
import io.github.camelfilehosts.internal.session.LoginRefusedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;

/**
 * {@code {"type":"success","result":{...}}} or {@code {"type":"error","message":"...","code":123}} (API page,
 * Overview).
 *
 * @param code a number, documented or not
 * @param message one text or several
 */
public record FileFactoryEnvelope<T>(
        String type,
        @JsonDeserialize(using = TextDeserializer.class) String code,
        @JsonDeserialize(using = TextDeserializer.class) String message,
        Answer<T> result)
        implements Envelope<T> {

    private static final String SUCCESS = "success";

    @Override
    public boolean isComplete() {
        return SUCCESS.equals(type) && result != null || "error".equals(type) && code != null;
    }

    @Override
    public Answer<T> answer() {
        return SUCCESS.equals(type) ? result : null;
    }

    @Override
    public boolean isBudgetExhausted() {
        return Objects.equals(number(), FileFactoryError.ERR_API_REQ_LIMIT.code());
    }

    /** The code; null if it is not a number. */
    private Integer number() {
        try {
            return new BigDecimal(code.strip()).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    @Override
    public FileHostException failure(ApiRequest call, Reply reply, CallContext context) {
        String text = message == null ? "" : context.quote(message);
        Integer number = number();
        if (number == null) {
            return new UnexpectedResponseException(
                    context.failure(call + " was answered with an error whose code is no number: " + text));
        }
        return FileFactoryError.of(number)
                .map(error -> known(error, text, call, reply, context))
                .orElseGet(() -> new UnexpectedResponseException(
                        context.failure(call + " was answered with the unknown code " + number + ": " + text)
                                .withCode(number)));
    }

    private static FileHostException known(
            FileFactoryError error, String text, ApiRequest call, Reply reply, CallContext context) {
        Failure failure = context.failure(call + describe(call) + " was answered with " + error.code() + " "
                        + error.name() + ": " + error.meaning() + " ('" + text + "'). " + error.action())
                .withCode(error.code())
                .withRetryAfter(retryAfter(error, text, reply));
        FileHostException exception = error.exception(failure);
        boolean login = call.method().equals(FileFactoryLogin.METHOD);
        // At the login, a malformed parameter is an "Invalid authorization key".
        if (login
                && (exception instanceof AuthenticationFailedException
                        || error == FileFactoryError.ERR_API_REQ_MALFORMED)) {
            return new LoginRefusedException(exception.getFailure());
        }
        return exception;
    }

    private static String describe(ApiRequest call) {
        String file = call.form().get("file");
        return file == null || file.contains(",") ? "" : " of file '" + file + "'";
    }

    private static Duration retryAfter(FileFactoryError error, String text, Reply reply) {
        if (reply.retryAfter() != null) {
            return reply.retryAfter();
        }
        Duration hint = error.retryAfter() == null ? null : WaitHint.in(text);
        return hint == null ? error.retryAfter() : hint;
    }
}
