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
package io.github.camelfilehosts.internal.json;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * The result in an envelope. The field of an envelope is null if the envelope has no result.
 *
 * @param <T> the type that it is bound to
 * @param value null for {@code null}, for the empty array that PHP makes of an empty object, and if it is not a
 *     {@code T}
 * @param isOther whether it is not a {@code T}
 * @param unusable the path of the unusable field; null if it is another kind of JSON altogether
 */
@JsonDeserialize(using = AnswerDeserializer.class)
public record Answer<T>(T value, boolean isOther, String unusable) {

    static <T> Answer<T> of(T value) {
        return new Answer<>(value, false, null);
    }

    static <T> Answer<T> other(String unusable) {
        return new Answer<>(null, true, unusable);
    }
}
