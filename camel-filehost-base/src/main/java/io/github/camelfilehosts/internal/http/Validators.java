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

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * What a download server tells versions of a file apart by (RFC 9110, 8.8).
 *
 * @param etag as the server gave it; null if it gave none
 * @param lastModified as the server gave it; null if it gave none
 * @param settled whether the answer is at least a second later than {@code lastModified}; otherwise the file may change
 *     again within that second
 * @param length the length of the whole file in bytes; null if unknown
 */
public record Validators(String etag, String lastModified, boolean settled, Long length) {

    /** The validators of a server that states none. */
    public static final Validators NONE = new Validators(null, null, false, null);

    private static final Pattern STRONG = Pattern.compile("\"[^\"]*\"");

    /** @param length the length of the whole file in bytes, from the answer; null if unknown */
    static Validators of(ClassicHttpResponse response, Long length) {
        String lastModified = ResponseHead.value(response, HttpHeaders.LAST_MODIFIED);
        return new Validators(
                ResponseHead.value(response, HttpHeaders.ETAG),
                lastModified,
                isSettled(lastModified, ResponseHead.value(response, HttpHeaders.DATE)),
                length);
    }

    private static boolean isSettled(String lastModified, String date) {
        Instant changed = lastModified == null ? null : DateUtils.parseStandardDate(lastModified);
        Instant answered = date == null ? null : DateUtils.parseStandardDate(date);
        return changed != null && answered != null && changed.isBefore(answered);
    }

    /** The value of {@code If-Range} to ask for more of the same version; null if there is no strong validator. */
    public String ifRange() {
        if (etag != null) {
            return STRONG.matcher(etag).matches() ? etag : null;
        }
        return settled ? lastModified : null;
    }

    /**
     * Whether a part that was asked for with {@link #ifRange()} is of this version. A server that supports
     * {@code If-Range} may omit {@code Last-Modified} in a part, but not an {@code ETag}. A server that does not
     * support it sends a part of whichever version it has.
     */
    public boolean admit(Validators part) {
        if (length != null && part.length != null && !length.equals(part.length)) {
            return false;
        }
        if (etag != null || part.etag != null) {
            return etag != null && part.etag != null && opaque(etag).equals(opaque(part.etag));
        }
        return Objects.equals(lastModified, part.lastModified) || part.lastModified == null && ifRange() != null;
    }

    /** These validators, with the length of an admitted part if it was unknown before. */
    public Validators with(Validators part) {
        return length == null && part.length != null ? new Validators(etag, lastModified, settled, part.length) : this;
    }

    private static String opaque(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
