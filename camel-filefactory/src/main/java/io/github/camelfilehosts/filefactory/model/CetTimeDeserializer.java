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

import io.github.camelfilehosts.json.LenientDeserializer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads {@code YYYY-MM-DD HH:MM:SS}: "All times are in CET" (the page, Overview); also what our own JSON writes. The page's placeholders and a zero date are no times. */
final class CetTimeDeserializer extends LenientDeserializer<ZonedDateTime> {

    private static final long serialVersionUID = 1L;
    private static final ZoneId CET = ZoneId.of("CET");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    CetTimeDeserializer() {
        super(ZonedDateTime.class);
    }

    @Override
    protected ZonedDateTime read(String text) {
        try {
            return text.contains("T")
                    ? ZonedDateTime.parse(text).withZoneSameInstant(CET)
                    : LocalDateTime.parse(text, TIME).atZone(CET);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
