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

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A download server's answer: its head, and the bytes as a stream. Used by one thread; {@link #close()} releases the
 * connection.
 */
public final class DownloadReply implements Closeable {

    private static final int PARTIAL_CONTENT = 206;

    /** Some servers omit the unit, or write it as in a request. */
    private static final Pattern CONTENT_RANGE = Pattern.compile(
            "(?i)(?:bytes)?[ :=]*(?<first>\\d{1,18}) *- *(?<last>\\d{1,18}) */ *(?:(?<total>\\d{1,18})|\\*)");

    /** Names for unencoded bytes; the first one is from RFC 9110. */
    private static final Set<String> NO_ENCODING = Set.of("identity", "none", "binary", "");

    /** More than an error page needs. */
    private static final int LONGEST_TEXT = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(DownloadReply.class);

    private final WatchedRequest request;
    private final ClassicHttpResponse response;
    private final Redirects redirects;
    private final Runnable whenClosed;
    private final IOException deadEnd;

    /** @param redirects the redirects that led here, shared by all answers of one download */
    DownloadReply(WatchedRequest request, ClassicHttpResponse response, Redirects redirects, Runnable whenClosed) {
        this(request, response, redirects, whenClosed, null);
    }

    private DownloadReply(
            WatchedRequest request,
            ClassicHttpResponse response,
            Redirects redirects,
            Runnable whenClosed,
            IOException deadEnd) {
        this.request = request;
        this.response = response;
        this.redirects = redirects;
        this.whenClosed = whenClosed;
        this.deadEnd = deadEnd;
    }

    /** Where this answer redirects to; null if it is not a redirect. */
    URI next() throws IOException {
        return redirects.next(response);
    }

    /** This answer, a redirect, as the end of a download. */
    DownloadReply endingIn(IOException why) {
        return new DownloadReply(request, response, redirects, whenClosed, why);
    }

    public int status() {
        return response.getCode();
    }

    /** The targets of the redirects, in order; empty if there were none. */
    public List<URI> locations() {
        return redirects.locations();
    }

    /** Why this redirect was not followed, or failed; null if this answer is not a redirect. */
    public IOException deadEnd() {
        return deadEnd;
    }

    public boolean isHtml() {
        String type = ResponseHead.value(response, HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).contains("html");
    }

    /** The encoding that the server states, although none was asked for; null if it states none. */
    public String encoding() {
        String encoding = ResponseHead.value(response, HttpHeaders.CONTENT_ENCODING);
        return encoding == null || NO_ENCODING.contains(encoding.strip().toLowerCase(Locale.ROOT)) ? null : encoding;
    }

    /** How many bytes are to come; -1 if the server does not say. */
    public long length() {
        if (response.getEntity() == null) {
            return 0;
        }
        long length = response.getEntity().getContentLength();
        Matcher range = range();
        return length < 0 && range != null ? number(range, "last") + 1 - number(range, "first") : length;
    }

    /**
     * The offset of the first byte to come: 0 unless a 206 states another one; -1 if the {@code Content-Range} of a 206
     * is unusable.
     */
    public long offset() {
        if (status() != PARTIAL_CONTENT) {
            return 0;
        }
        Matcher range = range();
        return range == null ? -1 : number(range, "first");
    }

    /** The length of the whole file, from a 206; -1 if unknown. */
    public long total() {
        Matcher range = range();
        return range == null || range.group("total") == null ? -1 : number(range, "total");
    }

    /** The range of a 206; null if its {@code Content-Range} is unusable, and for all other answers. */
    private Matcher range() {
        String range = status() == PARTIAL_CONTENT ? ResponseHead.value(response, HttpHeaders.CONTENT_RANGE) : null;
        Matcher matcher = range == null ? null : CONTENT_RANGE.matcher(range.strip());
        return matcher != null && matcher.matches() ? matcher : null;
    }

    private static long number(Matcher range, String name) {
        return Long.parseLong(range.group(name));
    }

    /** The version of the file. */
    public Validators validators() {
        long length = status() == PARTIAL_CONTENT ? total() : length();
        return Validators.of(response, length < 0 ? null : length);
    }

    public Duration retryAfter() {
        return ResponseHead.retryAfter(response);
    }

    /** The bytes. The caller must not close the stream: {@link #close()} does that. */
    public InputStream content() throws IOException {
        return response.getEntity() == null
                ? InputStream.nullInputStream()
                : new WatchedStream(response.getEntity().getContent(), request);
    }

    /** The beginning of the content, for a person to read. */
    public String text() throws IOException {
        return new String(content().readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    }

    /**
     * Whether there are more bytes. A server may fail to end its answer: if it is silent for this time, there are no
     * more, and the transfer is ended.
     */
    public boolean hasMore(Duration patience) {
        try (Watchdog.Watch silence = request.abortAfter(patience)) {
            return content().read() >= 0;
        } catch (IOException e) {
            // It no longer matters how the connection ends.
            return false;
        }
    }

    /** Whether it was ended because its bytes came too slowly, or not at all. */
    public boolean hasDripped() {
        return request.exchange().hasDripped();
    }

    /** Ends the transfer. Closing only the response would first read everything that is still to come. */
    @Override
    public void close() {
        request.abort();
        try {
            response.close();
        } catch (IOException e) {
            // The connection is dropped, so its failures do not matter.
            LOG.trace("closing an aborted download", e);
        } finally {
            whenClosed.run();
        }
    }
}
