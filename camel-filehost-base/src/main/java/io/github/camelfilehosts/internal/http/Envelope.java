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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.json.Json;
import java.util.Optional;

/**
 * How a service wraps its results and errors in JSON. What is no envelope at all, a web page or half a JSON, means the
 * same for every service and is handled here. Implementations are stateless.
 */
public abstract class Envelope {

    /** An envelope with its result. */
    @FunctionalInterface
    protected interface Answer<T> {

        /** The result; null if the answer is no success, or has none. */
        T success();
    }

    private static final int TOO_MANY_REQUESTS = 429;

    /** Of an answer that holds a result of the given type. */
    private final ClassValue<ObjectReader> readers = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return Json.answer(Json.MAPPER.getTypeFactory().constructParametricType(answer, type));
        }
    };

    private final Class<? extends Answer> answer;

    /** @param answer has the type of the result as its parameter; Jackson must be able to read it */
    @SuppressWarnings("rawtypes")
    protected Envelope(Class<? extends Answer> answer) {
        this.answer = answer;
    }

    /**
     * The result in the envelope. The body decides, whatever the HTTP status: a 4xx or 5xx may carry an envelope too. A
     * good answer becomes what is asked for in one go, because a tree in between takes longer than a hundred records
     * do; any other becomes a tree, to see what it is. What else stands before or behind the envelope is passed over.
     *
     * @return empty if it is {@code null}, or the empty array that PHP makes of an empty object; never for a
     *     {@link JsonNode}
     * @throws FileHostException the error that the envelope, or its absence, stands for
     */
    public final <T> Optional<T> open(ApiRequest call, Reply reply, Class<T> type, CallContext context) {
        Answer<T> good = reply.read(readers.get(type));
        T result = good == null ? null : good.success();
        return result == null
                ? Results.find(open(call, reply, context), type, call.method(), context)
                : Optional.of(result);
    }

    private JsonNode open(ApiRequest call, Reply reply, CallContext context) {
        JsonNode json = reply.json(this::isEnvelope);
        if (json == null) {
            throw noEnvelope(call, reply, context);
        }
        return result(call, json, reply, context);
    }

    /** Whether an error of the service says that the account's hourly budget is used up. */
    protected boolean isBudgetExhausted(RateLimitedException error) {
        return false;
    }

    protected abstract boolean isEnvelope(JsonNode json);

    /** The result in an envelope, or the error that it stands for as an exception. */
    protected abstract JsonNode result(ApiRequest call, JsonNode envelope, Reply reply, CallContext context);

    private static FileHostException noEnvelope(ApiRequest call, Reply reply, CallContext context) {
        int status = reply.status();
        Failure failure = context.failure(call + " was answered with HTTP " + status + ", "
                + context.quote(reply.type()) + ", " + reply.length() + ", and no answer of the API in it");
        if (status == TOO_MANY_REQUESTS) {
            return new RateLimitedException(failure.withCode(status).withRetryAfter(reply.retryAfter()));
        }
        if (status >= 500) {
            return new TemporaryFailureException(
                    failure.withCode(status).withRetryAfter(reply.retryAfter()).withOutcomeUnknown());
        }
        if (HttpTransport.wasNotRead(status)) {
            return new TemporaryFailureException(failure.withCode(status).withRetryAfter(reply.retryAfter()));
        }
        if (reply.redirect() != null) {
            return new UnexpectedResponseException(failure.withMessage(call + " was redirected to host "
                    + context.quote(reply.redirect().getRawAuthority() + ", path "
                            + reply.redirect().getPath())
                    + " (a log-in page, or the API has moved: check apiUrl)"));
        }
        if (status >= 400) {
            return new UnexpectedResponseException(failure.withMessage(
                    failure.message() + "; check apiUrl, and whether a proxy answers in its place"));
        }
        return new UnexpectedResponseException(failure.withRetryable(true).withOutcomeUnknown());
    }
}
