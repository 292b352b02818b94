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

import java.time.DateTimeException;
import java.time.Instant;

/** Reads seconds since 1970; also what our own JSON writes. Zero or less means no time. */
public final class UnixTimeDeserializer extends ScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    public UnixTimeDeserializer() {
        super(Instant.class);
    }

    @Override
    protected Instant read(String text) {
        try {
            return text.contains("T") ? Instant.parse(text) : at(WholeNumberDeserializer.whole(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant at(Long seconds) {
        return seconds == null || seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
    }
}
