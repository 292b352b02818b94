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
package io.github.camelfilehosts.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.RedirectLocations;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A download server's answer: its head, and the bytes as a stream. Used by one thread; {@link #close()} gives the connection back. */
public final class DownloadReply implements Closeable {

    private static final Pattern CONTENT_RANGE = Pattern.compile("(?i)bytes[ =]+(\\d{1,18})-\\d+/(?:\\d+|\\*)");

    private static final Logger LOG = LoggerFactory.getLogger(DownloadReply.class);

    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final URI location;
    private final Runnable whenClosed;

    DownloadReply(
            HttpUriRequestBase request,
            ClassicHttpResponse response,
            RedirectLocations redirects,
            Runnable whenClosed) {
        this.request = request;
        this.response = response;
        this.whenClosed = whenClosed;
        this.location = redirects == null || redirects.size() == 0 ? null : redirects.get(redirects.size() - 1);
    }

    public int status() {
        return response.getCode();
    }

    /** Where redirects led to; null if there were none. */
    public URI location() {
        return location;
    }

    public boolean isHtml() {
        String type = HttpTransport.value(response, HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).contains("html");
    }

    /** The number of bytes that are to come; -1 if the server does not say. */
    public long length() {
        return response.getEntity() == null ? 0 : response.getEntity().getContentLength();
    }

    /** The offset of the first byte that is to come: 0 unless a 206 says otherwise; -1 if its {@code Content-Range} says nothing useful. */
    public long offset() {
        if (status() != 206) {
            return 0;
        }
        String range = HttpTransport.value(response, HttpHeaders.CONTENT_RANGE);
        Matcher matcher = range == null ? null : CONTENT_RANGE.matcher(range.strip());
        return matcher != null && matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /** Which version of the file this is of. */
    public Validators validators() {
        return Validators.of(response);
    }

    public Duration retryAfter() {
        return HttpTransport.retryAfter(response);
    }

    /** The bytes; to be read, not to be closed: {@link #close()} does that. */
    public InputStream content() throws IOException {
        return response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
    }

    /** Ends the transfer. Closing the response alone would first read all that is still to come. */
    @Override
    public void close() {
        request.abort();
        try {
            response.close();
        } catch (IOException e) {
            // The connection is thrown away, whatever it has to say about it.
            LOG.trace("closing an aborted download", e);
        } finally {
            whenClosed.run();
        }
    }
}
