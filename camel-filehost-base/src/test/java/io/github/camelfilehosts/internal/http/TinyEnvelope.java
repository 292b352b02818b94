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
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;

/** {@code {"code":0,"result":...}}; 1 is temporary, 2 final, 3 the used-up budget. */
final class TinyEnvelope extends Envelope {

    private record TinyAnswer<T>(Integer code, T result) implements Answer<T> {

        @Override
        public T success() {
            return code != null && code == 0 ? result : null;
        }
    }

    TinyEnvelope() {
        super(TinyAnswer.class);
    }

    @Override
    protected boolean isEnvelope(JsonNode json) {
        return json.has("code");
    }

    @Override
    protected JsonNode result(ApiRequest call, JsonNode envelope, Reply reply, CallContext context) {
        int code = envelope.path("code").asInt();
        Failure failure = context.failure(
                        context.quote(call + ": " + envelope.path("message").asText()))
                .withCode(code)
                .withRetryAfter(reply.retryAfter());
        switch (code) {
            case 0:
                return envelope.path("result");
            case 1:
                throw new TemporaryFailureException(failure);
            case 3:
                throw new RateLimitedException(failure);
            default:
                throw new InvalidRequestException(failure);
        }
    }

    @Override
    protected boolean isBudgetExhausted(RateLimitedException error) {
        return Integer.valueOf(3).equals(error.getCode());
    }
}
