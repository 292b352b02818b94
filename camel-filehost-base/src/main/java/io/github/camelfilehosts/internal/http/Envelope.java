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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.json.Answer;

/**
 * How a service wraps its answers and errors in JSON; a record that Jackson can read from any JSON object.
 *
 * @param <T> the type of the answer
 */
public interface Envelope<T> {

    /** Whether the object is an envelope of the service. */
    boolean isComplete();

    /** The answer; null if it holds an error. */
    Answer<T> answer();

    /** The error in it, as an exception. */
    FileHostException failure(ApiRequest call, Reply reply, CallContext context);

    /** Whether it states that the account's hourly budget is used up. */
    default boolean isBudgetExhausted() {
        return false;
    }
}
