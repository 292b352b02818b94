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

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.json.Json;

/**
 * Reads a service's envelopes. Anything else, such as a web page or incomplete JSON, means the same for every service.
 */
final class EnvelopeReader {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Readers of envelopes, by the type of the answer. */
    private final ClassValue<ObjectReader> readers = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return Json.answer(Json.MAPPER.getTypeFactory().constructParametricType(envelope, type));
        }
    };

    private final Class<?> envelope;

    /** @param envelope the envelope's class, whose type parameter is the type of the answer */
    @SuppressWarnings("rawtypes")
    EnvelopeReader(Class<? extends Envelope> envelope) {
        this.envelope = envelope;
    }

    /**
     * The envelope in a reply. The body decides, whatever the HTTP status, because a 4xx or 5xx may carry one too.
     * Other text around it is ignored.
     *
     * @throws FileHostException if there is none; the type depends on the reply
     */
    <T> Envelope<T> read(ApiRequest call, Reply reply, Class<T> type, CallContext context) {
        Envelope<T> found = reply.find(readers.get(type), Envelope::isComplete);
        if (found == null) {
            throw noEnvelope(call, reply, context);
        }
        return found;
    }

    private static FileHostException noEnvelope(ApiRequest call, Reply reply, CallContext context) {
        int status = reply.status();
        Failure failure = context.failure(call + " was answered with HTTP " + status + ", "
                + context.quote(reply.type()) + ", " + reply.length() + ", which is not an answer of the API");
        if (status == TOO_MANY_REQUESTS) {
            return new RateLimitedException(failure.withCode(status).withRetryAfter(reply.retryAfter()));
        }
        if (status >= 500) {
            return new TemporaryFailureException(
                    failure.withCode(status).withRetryAfter(reply.retryAfter()).withOutcomeUnknown());
        }
        if (NoAnswer.wasNotRead(status)) {
            return new TemporaryFailureException(failure.withCode(status).withRetryAfter(reply.retryAfter()));
        }
        if (reply.redirect() != null) {
            return new UnexpectedResponseException(failure.withMessage(call + " was redirected to host "
                    + context.quote(reply.redirect().getRawAuthority() + ", path "
                            + reply.redirect().getPath())
                    + " (perhaps a login page, or the API has moved: check apiUrl)"));
        }
        if (status >= 400) {
            return new UnexpectedResponseException(failure.withMessage(
                    failure.message() + "; check apiUrl, and whether a proxy answers instead of the API"));
        }
        return new UnexpectedResponseException(failure.withRetryable(true).withOutcomeUnknown());
    }
}
