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
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.Closer;

/**
 * A request whose waits are limited. HttpClient limits each read separately, so it would wait forever for a server that
 * sends a byte now and then. Used by one thread, beside the watchdog's.
 */
final class WatchedRequest extends HttpUriRequestBase implements Closeable {

    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = WatchedRequest.class.getName();

    private final transient Watchdog watchdog;
    private final transient Watchdog.Watch exchange;
    private final Duration connectTimeout;
    private final boolean whole;
    private final String tooLong;
    private boolean leased;
    private transient volatile Socket securing;
    private transient Watchdog.Watch handshake;

    private WatchedRequest(
            String method,
            URI uri,
            Watchdog watchdog,
            Duration connectTimeout,
            boolean whole,
            Duration limit,
            long quota,
            String tooLong) {
        super(method, uri);
        this.watchdog = watchdog;
        this.connectTimeout = connectTimeout;
        this.whole = whole;
        this.tooLong = tooLong;
        this.exchange = watchdog.watch(limit, quota, this::abort);
        if (whole) {
            exchange.waits();
        }
    }

    /** An API call, whose time starts now and is limited as a whole. */
    static WatchedRequest call(URI uri, Watchdog watchdog, Timeouts timeouts) {
        return new WatchedRequest(
                HttpPost.METHOD_NAME,
                uri,
                watchdog,
                timeouts.connect(),
                true,
                timeouts.response(),
                1,
                "not over within " + timeouts.response() + " (responseTimeout)");
    }

    /** @param minRate in bytes per second; slower counts as silence. 0 for no minimum */
    static WatchedRequest download(URI uri, Watchdog watchdog, Timeouts timeouts, int minRate) {
        return transfer(HttpGet.METHOD_NAME, uri, watchdog, timeouts, minRate);
    }

    /** @param minRate in bytes per second; slower counts as silence. 0 for no minimum */
    static WatchedRequest upload(URI uri, Watchdog watchdog, Timeouts timeouts, int minRate) {
        return transfer(HttpPost.METHOD_NAME, uri, watchdog, timeouts, minRate);
    }

    private static WatchedRequest transfer(String method, URI uri, Watchdog watchdog, Timeouts timeouts, int minRate) {
        Duration limit = timeouts.transfer();
        return new WatchedRequest(
                method,
                uri,
                watchdog,
                timeouts.connect(),
                false,
                limit,
                quota(minRate, limit),
                "no byte moved for " + limit + " (soTimeout)"
                        + (minRate == 0 ? "" : ", or fewer than " + minRate + " a second (minTransferRate)"));
    }

    /** How many bytes must move within a wait of this length. */
    private static long quota(int minRate, Duration limit) {
        return Math.max(1, limit.multipliedBy(minRate).toSeconds());
    }

    /** The request of an HttpClient context. */
    static Optional<WatchedRequest> in(HttpContext context) {
        return Optional.ofNullable((WatchedRequest) context.getAttribute(ATTRIBUTE));
    }

    void carriedOutIn(HttpContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /** The watch of the bytes of a transfer. */
    Watchdog.Watch exchange() {
        return exchange;
    }

    /**
     * Called while HttpClient waits for a connection of its pool, and when it has one, which may still have to connect.
     */
    @Override
    public void setDependency(Cancellable dependency) {
        super.setDependency(dependency);
        if (!(dependency instanceof LeaseRequest)) {
            leased = true;
            if (!whole) {
                // Covers connecting too, unless that is reported separately.
                exchange.waits();
            }
        }
    }

    /** HttpClient tries the addresses of the host in turn, and limits the time of each. */
    void connects() {
        if (!whole) {
            exchange.goesOn();
        }
    }

    /** An address has answered. The time of a proxy's tunnel and TLS is limited too. */
    void reached() {
        letGoOfHandshake();
        securing = null;
        handshake = watchdog.watch(connectTimeout, 1, this::endHandshake);
        handshake.waits();
    }

    /** TLS begins. If it takes too long, the next address is tried. */
    void secures(Socket socket) {
        securing = socket;
    }

    private void endHandshake() {
        Socket socket = securing;
        if (socket == null) {
            abort();
        } else {
            Closer.closeQuietly(socket);
        }
    }

    /** The connection is ready, and the request is sent. */
    void connected() {
        letGoOfHandshake();
        if (isHandshakeExpired()) {
            // Its socket may be closed only a moment later, and it would be unknown whether the request was sent.
            abort();
        }
        if (!whole) {
            exchange.waits();
        }
    }

    private void letGoOfHandshake() {
        if (handshake != null) {
            handshake.close();
        }
    }

    private boolean isHandshakeExpired() {
        return handshake != null && handshake.isExpired();
    }

    /** Aborts the request after this time, unless the returned watch is closed before. */
    Watchdog.Watch abortAfter(Duration time) {
        Watchdog.Watch patience = watchdog.watch(time, 1, this::abort);
        patience.waits();
        return patience;
    }

    /** The failure for whatever HttpClient, or something that it was given, has thrown. */
    IOException failure(Throwable thrown) {
        if (isHandshakeExpired() || thrown instanceof ConnectTimeoutException && !connectTimeout.isZero()) {
            return new ConnectTimeoutException("not connected within " + connectTimeout + " (connectTimeout)");
        }
        if (exchange.isExpired()) {
            return leased ? new SocketTimeoutException(tooLong) : new ConnectTimeoutException(tooLong);
        }
        if (thrown instanceof ConnectionRequestTimeoutException) {
            return new ConnectionRequestTimeoutException("no connection came free in time (connectionRequestTimeout)");
        }
        if (thrown instanceof IOException e) {
            return e;
        }
        if (thrown instanceof CancellationException) {
            // HttpClient was interrupted, or told to stop, while it waited for a connection.
            return new ConnectException("cancelled before it was sent");
        }
        IOException unforeseen = NoAnswer.unforeseen(thrown);
        return leased ? unforeseen : neverSent(unforeseen);
    }

    private static ConnectException neverSent(IOException why) {
        ConnectException failure = new ConnectException(why.getMessage());
        failure.initCause(why);
        return failure;
    }

    /** Stops watching, and ends nothing. */
    @Override
    public void close() {
        letGoOfHandshake();
        exchange.close();
    }
}
