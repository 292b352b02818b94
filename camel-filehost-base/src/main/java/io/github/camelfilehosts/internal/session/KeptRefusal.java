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
package io.github.camelfilehosts.internal.session;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refused login, as it is stored.
 *
 * @param text its text in the store
 * @param end when it expires
 */
record KeptRefusal(String text, LoginRefusal refusal, Instant end) {

    private static final String NEVER = "-";
    private static final String NO_CODE = "-";
    private static final Pattern TEXT = Pattern.compile(
            "refused until (-|\\d{1,15}), kept until (-|\\d{1,15}), code (-|-?\\d{1,9}): (.*)", Pattern.DOTALL);

    static KeptRefusal of(LoginRefusal refusal, Instant end) {
        String text = "refused until " + millis(refusal.until())
                + ", kept until " + millis(end.equals(Instant.MAX) ? null : end)
                + ", code " + (refusal.code() == null ? NO_CODE : refusal.code())
                + ": " + refusal.message();
        return new KeptRefusal(text, refusal, end);
    }

    private static String millis(Instant time) {
        return time == null ? NEVER : Long.toString(time.toEpochMilli());
    }

    /** The refusal of a text; null if it is none, but something else. */
    static KeptRefusal read(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return null;
        }
        Integer code = found.group(3).equals(NO_CODE) ? null : Integer.valueOf(found.group(3));
        Instant end = instant(found.group(2));
        return new KeptRefusal(
                text, new LoginRefusal(code, found.group(4), instant(found.group(1))), end == null ? Instant.MAX : end);
    }

    private static Instant instant(String millis) {
        return millis.equals(NEVER) ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }
}
