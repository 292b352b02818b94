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

import io.github.camelfilehosts.FileHostException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.Closer;

/**
 * The three kinds of request that there are: an API call, a download, an upload. Knows HttpClient, and nothing of the
 * services. Thread-safe.
 */
public final class HttpTransport implements Closeable {

    private final Supplier<HttpClient> callClient;
    private final Supplier<HttpClient> downloadClient;
    private final Supplier<HttpClient> uploadClient;
    private final Timeouts timeouts;
    private final int minTransferRate;
    private final Watchdog watchdog;
    private final Set<WatchedRequest> underWay;
    private final AtomicBoolean closed;

    /**
     * @param client for everything, without retries, cookies and authentication of its own; with time-outs of its own
     */
    public HttpTransport(HttpClient client) {
        this(() -> client, () -> client, () -> client, Timeouts.NONE);
    }

    /**
     * Each client is asked for at each request. They should have connections of their own: in one pool, calls would
     * wait for downloads that nobody reads, and uploads for each other, because an upload may read from a download.
     *
     * @param timeouts that end what is slow as well as what is silent; beside the clients' own, which bound each read
     */
    public HttpTransport(
            Supplier<HttpClient> callClient,
            Supplier<HttpClient> downloadClient,
            Supplier<HttpClient> uploadClient,
            Timeouts timeouts) {
        this.callClient = callClient;
        this.downloadClient = downloadClient;
        this.uploadClient = uploadClient;
        this.timeouts = timeouts;
        this.minTransferRate = 0;
        this.watchdog = new Watchdog();
        this.underWay = ConcurrentHashMap.newKeySet();
        this.closed = new AtomicBoolean();
    }

    private HttpTransport(HttpTransport transport, int minTransferRate) {
        this.callClient = transport.callClient;
        this.downloadClient = transport.downloadClient;
        this.uploadClient = transport.uploadClient;
        this.timeouts = transport.timeouts;
        this.minTransferRate = minTransferRate;
        this.watchdog = transport.watchdog;
        this.underWay = transport.underWay;
        this.closed = transport.closed;
    }

    /**
     * The same transport, closed with this one, but one that takes a slow transfer for a silent one.
     *
     * @param rate how many bytes a second there must be, on average over the time-out of transfers; 0 for any at all
     */
    public HttpTransport withMinTransferRate(int rate) {
        return new HttpTransport(this, rate);
    }

    /** Sends a form. A redirect is an answer, not followed: the form may hold secrets. */
    public Reply post(URI uri, Map<String, String> form) throws IOException {
        HttpClient by = open(callClient);
        WatchedRequest request = WatchedRequest.call(uri, watchdog, timeouts);
        List<BasicNameValuePair> fields = new ArrayList<>(form.size());
        form.forEach((name, value) -> fields.add(new BasicNameValuePair(name, value)));
        request.setEntity(new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8));
        request.setConfig(config(by).build());
        return exchange(by, request, HttpTransport::body);
    }

    /**
     * Sends a file as the one part of a form, once the server has said that it wants it: it may refuse before gigabytes
     * are sent. A redirect is an answer, not followed.
     *
     * @throws SocketTimeoutException if too little was taken, or the answer did not come, in the time-out of transfers
     */
    public Reply upload(URI uri, FilePart file) throws IOException {
        return upload(uri, file, true);
    }

    /**
     * As {@link #upload}, but without asking whether it is wanted: some servers do not know the question, and answer
     * 417.
     */
    public Reply uploadUnasked(URI uri, FilePart file) throws IOException {
        return upload(uri, file, false);
    }

    private Reply upload(URI uri, FilePart file, boolean expectContinue) throws IOException {
        HttpClient by = open(uploadClient);
        WatchedRequest request = WatchedRequest.upload(uri, watchdog, timeouts, minTransferRate);
        request.setConfig(config(by).setExpectContinueEnabled(expectContinue).build());
        request.setEntity(new WatchedEntity(file.entity(), request.exchange()));
        return exchange(by, request, HttpTransport::whatCame);
    }

    /**
     * Asks for a file's bytes from an offset on, following redirects, from https to http too: a link is good for one
     * file only. The answer must be closed.
     *
     * @param offset where to begin
     * @param end where to end, exclusive; -1 for the end of the file. The whole file is asked for without a
     *     {@code Range}
     * @return the last answer that there was: a redirect, if that could not be followed
     */
    public DownloadReply download(URI uri, long offset, long end) throws IOException {
        return download(uri, offset, end, null, TransferHosts.ANY);
    }

    /**
     * The same of one version of the file: the answer is the whole file if it is another one by now.
     *
     * @param ifRange see {@link Validators#ifRange()}; null for any version
     * @param hosts that may be asked
     * @throws RefusedHostException if the first is none of them; if a redirect leads to another, that is its dead end
     */
    public DownloadReply download(URI uri, long offset, long end, String ifRange, TransferHosts hosts)
            throws IOException {
        hosts.require(uri);
        HttpClient by = open(downloadClient);
        List<Header> part = part(offset, end, ifRange);
        Redirects redirects = new Redirects(uri, hosts);
        DownloadReply reply = get(by, uri, part, redirects);
        try {
            for (URI next = reply.next(); next != null; next = reply.next()) {
                reply.close();
                reply = get(by, next, part, redirects);
            }
            return reply;
        } catch (IOException e) {
            // Where it was sent so far may say more than that.
            return reply.endingIn(NoAnswer.unquoted(e));
        }
    }

    private static List<Header> part(long offset, long end, String ifRange) {
        if (offset == 0 && end == -1) {
            return List.of();
        }
        Header range = new BasicHeader(HttpHeaders.RANGE, "bytes=" + offset + "-" + (end == -1 ? "" : end - 1));
        return ifRange == null ? List.of(range) : List.of(range, new BasicHeader(HttpHeaders.IF_RANGE, ifRange));
    }

    private DownloadReply get(HttpClient by, URI uri, List<Header> part, Redirects redirects) throws IOException {
        WatchedRequest request = WatchedRequest.download(uri, watchdog, timeouts, minTransferRate);
        // A compressed answer has no length that could be checked.
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.setConfig(config(by).setContentCompressionEnabled(false).build());
        part.forEach(request::setHeader);
        try {
            ClassicHttpResponse response = send(by, request);
            // Whoever reads it may take their time.
            request.exchange().goesOn();
            return new DownloadReply(request, response, redirects, () -> end(request));
        } catch (IOException | RuntimeException | Error e) {
            end(request);
            throw failure(request, e);
        }
    }

    @FunctionalInterface
    private interface BodyReader {
        byte[] read(WatchedRequest request, HttpEntity entity) throws IOException;
    }

    /** @throws IOException never one that quotes the answer */
    private Reply exchange(HttpClient by, WatchedRequest request, BodyReader reader) throws IOException {
        ClassicHttpResponse response = null;
        try {
            response = send(by, request);
            byte[] body = reader.read(request, response.getEntity());
            return new Reply(
                    response.getCode(),
                    ResponseHead.value(response, HttpHeaders.CONTENT_TYPE),
                    ResponseHead.retryAfter(response),
                    redirect(request, response),
                    body);
        } catch (FileHostException e) {
            // The body's own.
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            throw NoAnswer.unquoted(failure(request, e));
        } finally {
            // Nothing more is wanted of it, whatever closing it has to say.
            Closer.closeQuietly(response);
            end(request);
        }
    }

    private ClassicHttpResponse send(HttpClient by, WatchedRequest request) throws IOException {
        underWay.add(request);
        requireOpen();
        HttpClientContext context = HttpClientContext.create();
        request.carriedOutIn(context);
        return by.executeOpen(null, request, context);
    }

    /** Whatever HttpClient has thrown: also its way to say that it was closed meanwhile. */
    private IOException failure(WatchedRequest request, Throwable thrown) {
        IOException failure = closed.get() && !(thrown instanceof IOException) ? stopped() : request.failure(thrown);
        return failure instanceof SSLException trouble
                ? UntrustedServerException.unlessTrusted(request.getAuthority().getHostName(), trouble)
                : failure;
    }

    private void end(WatchedRequest request) {
        underWay.remove(request);
        request.close();
    }

    private HttpClient open(Supplier<HttpClient> by) throws ConnectException {
        requireOpen();
        try {
            return by.get();
        } catch (RuntimeException | Error e) {
            // Perhaps it was closed meanwhile, before it was ever used.
            requireOpen();
            ConnectException failure = new ConnectException(e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    private void requireOpen() throws ConnectException {
        if (closed.get()) {
            throw stopped();
        }
    }

    private static ConnectException stopped() {
        return new ConnectException("the component has stopped");
    }

    /** Breaks off what is under way, and lets nothing begin. The client is somebody else's to close. */
    @Override
    public void close() {
        closed.set(true);
        watchdog.close();
        underWay.forEach(WatchedRequest::abort);
    }

    private static byte[] body(WatchedRequest request, HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream content = entity.getContent()) {
            // Whatever length is announced: only what comes takes memory.
            byte[] body = content.readNBytes(Reply.LONGEST + 1);
            if (body.length > Reply.LONGEST) {
                // Closing would read the rest first.
                request.abort();
                return Reply.TOO_LONG;
            }
            return body;
        }
    }

    /** Who refuses an upload may close before all of its answer was read: the status has come, and says enough. */
    private static byte[] whatCame(WatchedRequest request, HttpEntity entity) {
        try {
            return body(request, entity);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static RequestConfig.Builder config(HttpClient by) {
        RequestConfig.Builder config = by instanceof Configurable configurable
                ? RequestConfig.copy(configurable.getConfig())
                : RequestConfig.custom();
        return config.setRedirectsEnabled(false);
    }

    private static URI redirect(WatchedRequest request, ClassicHttpResponse response) {
        String location = Redirects.location(response);
        try {
            return location == null ? null : Redirects.target(request.getUri(), location);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
