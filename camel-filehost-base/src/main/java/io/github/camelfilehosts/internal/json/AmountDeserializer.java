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

import java.util.function.LongFunction;

/**
 * Reads a size or a count. A negative one, which some services write for "unlimited" or "unknown", is null.
 *
 * @param <N> the type of the number
 */
final class AmountDeserializer<N extends Number> extends ScalarDeserializer<N> {

    private static final long serialVersionUID = 1L;

    private final long most;
    private final transient LongFunction<N> number;

    AmountDeserializer(Class<N> type, long most, LongFunction<N> number) {
        super(type);
        this.most = most;
        this.number = number;
    }

    @Override
    protected N read(String text) {
        Long value = WholeNumberDeserializer.whole(text);
        return value == null || value < 0 || value > most ? null : number.apply(value);
    }
}
