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
package io.github.camelfilehosts.filefactory.model;

import io.github.camelfilehosts.internal.json.ScalarDeserializer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Reads {@code YYYY-MM-DD HH:MM:SS}: "All times are in CET" (API page, Overview); also what our own JSON writes. The
 * placeholders of the API page and a zero date are not times.
 */
final class CetTimeDeserializer extends ScalarDeserializer<ZonedDateTime> {

    private static final long serialVersionUID = 1L;
    private static final ZoneId CET = ZoneId.of("CET");
    private static final String SHAPE = "0000-00-00 00:00:00";

    CetTimeDeserializer() {
        super(ZonedDateTime.class);
    }

    @Override
    protected ZonedDateTime read(String text) {
        try {
            return text.contains("T")
                    ? ZonedDateTime.parse(text).withZoneSameInstant(CET)
                    : local(text).atZone(CET);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** By hand: a formatter takes as long as all else that is read of a file, and an answer may hold a hundred. */
    private static LocalDateTime local(String text) {
        if (text.length() != SHAPE.length()) {
            throw new DateTimeException("too short or too long");
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char c = text.charAt(i);
            if (SHAPE.charAt(i) == '0' ? c < '0' || c > '9' : c != SHAPE.charAt(i)) {
                throw new DateTimeException("not of the expected form");
            }
        }
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
