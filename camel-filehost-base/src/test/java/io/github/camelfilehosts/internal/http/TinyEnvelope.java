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

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.json.Answer;
import io.github.camelfilehosts.internal.json.TextDeserializer;

/** {@code {"code":0,"result":...}}; 1 is temporary, 2 final, 3 the used-up budget. */
record TinyEnvelope<T>(
        Integer code,
        @JsonDeserialize(using = TextDeserializer.class) String message,
        Answer<T> result) implements Envelope<T> {

    @Override
    public boolean isComplete() {
        return code != null && (code != 0 || result != null);
    }

    @Override
    public Answer<T> answer() {
        return code == 0 ? result : null;
    }

    @Override
    public boolean isBudgetExhausted() {
        return code == 3;
    }

    @Override
    public FileHostException failure(ApiRequest call, Reply reply, CallContext context) {
        Failure failure = context.failure(context.quote(call + ": " + message))
                .withCode(code)
                .withRetryAfter(reply.retryAfter());
        return switch (code) {
            case 1 -> new TemporaryFailureException(failure);
            case 3 -> new RateLimitedException(failure);
            default -> new InvalidRequestException(failure);
        };
    }
}
