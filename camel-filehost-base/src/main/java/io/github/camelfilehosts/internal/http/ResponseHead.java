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

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** Reads the head of an answer. */
final class ResponseHead {

    /** Longer than any sensible wait, but still safe to add to a time. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private ResponseHead() {}

    /**
     * How long an answer asks to wait; null if it does not. A time in the past or a wait of 0 counts as none, because
     * to come back at once would not relieve the service.
     */
    static Duration retryAfter(ClassicHttpResponse response) {
        String value = value(response, HttpHeaders.RETRY_AFTER);
        long seconds = value == null ? 0 : seconds(value.strip());
        return seconds <= 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    }

    private static long seconds(String retryAfter) {
        try {
            return Long.parseLong(retryAfter);
        } catch (NumberFormatException e) {
            Instant date = DateUtils.parseStandardDate(retryAfter);
            return date == null ? 0 : Duration.between(Instant.now(), date).toSeconds();
        }
    }

    static String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
