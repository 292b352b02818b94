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
 * Makes the three kinds of request: an API call, a download, an upload. It knows HttpClient, but nothing of the
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
     * @param client the client for all requests, without retries, cookies and authentication, but with time-outs of its
     *     own
     */
    public HttpTransport(HttpClient client) {
        this(() -> client, () -> client, () -> client, Timeouts.NONE);
    }

    /**
     * Each client is asked for at each request. They should have separate connection pools. In a common pool, calls
     * would wait for downloads that are not being read, and uploads for each other, because an upload may read from a
     * download.
     *
     * @param timeouts the time-outs for slow and for silent requests, in addition to the clients' own, which limit each
     *     read
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
     * The same transport, closed with this one, which treats a slow transfer like a silent one.
     *
     * @param rate the least rate in bytes per second, averaged over the time-out of transfers; 0 for no minimum
     */
    public HttpTransport withMinTransferRate(int rate) {
        return new HttpTransport(this, rate);
    }

    /** Sends a form. A redirect is not followed, because the form may hold secrets; it is the answer. */
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
     * Sends a file as the one part of a form, once the server has answered that it wants it, so that it can refuse
     * before gigabytes are sent. A redirect is not followed; it is the answer.
     *
     * @throws SocketTimeoutException if too few bytes were taken, or no answer came, within the time-out of transfers
     */
    public Reply upload(URI uri, FilePart file) throws IOException {
        return upload(uri, file, true);
    }

    /** As {@link #upload}, but without asking first, because some servers answer the question with 417. */
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
     * Asks for a file's bytes from an offset on, and follows redirects, even from https to http, because a link is
     * valid for one file only. The answer must be closed.
     *
     * @param offset the first byte
     * @param end the end, exclusive; -1 for the end of the file. The whole file is asked for without a {@code Range}
     * @return the last answer, which is a redirect if that could not be followed
     */
    public DownloadReply download(URI uri, long offset, long end) throws IOException {
        return download(uri, offset, end, null, TransferHosts.ANY);
    }

    /**
     * The same for one version of the file: if there is another version by now, the answer is the whole file.
     *
     * @param ifRange see {@link Validators#ifRange()}; null for any version
     * @param hosts the hosts that may be asked
     * @throws RefusedHostException if the first host is none of them; a redirect to another host is not followed
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
            // The redirects so far may tell more than this failure.
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
        // The length of a compressed answer could not be checked.
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.setConfig(config(by).setContentCompressionEnabled(false).build());
        part.forEach(request::setHeader);
        try {
            ClassicHttpResponse response = send(by, request);
            // Time that its reader takes does not count.
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

    /** @throws IOException which never quotes the answer */
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
            // From the body itself.
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            throw NoAnswer.unquoted(failure(request, e));
        } finally {
            // The response is no longer needed, so failures to close it do not matter.
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

    /** The failure for whatever HttpClient has thrown, also because it was closed meanwhile. */
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
            // It may have been closed before its first use.
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

    /** Aborts all requests, and refuses new ones. It does not close the clients. */
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
            byte[] body = content.readNBytes(longest(entity));
            if (body.length > Reply.LONGEST) {
                // Closing would first read the rest.
                request.abort();
                return Reply.TOO_LONG;
            }
            return body;
        }
    }

    /** Room for a short body is made by its announced length; for others, only bytes that arrive take memory. */
    private static int longest(HttpEntity entity) {
        long announced = entity.getContentLength();
        return announced < 0 || announced > Reply.LONGEST ? Reply.LONGEST + 1 : (int) announced;
    }

    /** A server that refuses an upload may close before its answer was read completely. The status is enough. */
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
