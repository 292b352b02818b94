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

import java.math.BigDecimal;

/**
 * Reads a whole number that may be negative, however it is written: {@code 12}, {@code "12"}, {@code 12.0},
 * {@code 1e3}.
 */
public final class WholeNumberDeserializer extends ScalarDeserializer<Long> {

    private static final long serialVersionUID = 1L;

    /** A longer text takes time, and cannot be a meaningful number. */
    private static final int LONGEST = 40;

    public WholeNumberDeserializer() {
        super(Long.class);
    }

    @Override
    protected Long read(String text) {
        return whole(text);
    }

    /** @return null if the text is not a whole number of 64 bits */
    static Long whole(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return text.length() > LONGEST ? null : decimal(text);
        }
    }

    private static Long decimal(String text) {
        try {
            return new BigDecimal(text).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
