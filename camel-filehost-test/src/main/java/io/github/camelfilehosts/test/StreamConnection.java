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
package io.github.camelfilehosts.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * A client's connection, which knows whether it is open and whether a request is being served on it, and which can be
 * broken while a request is being served.
 */
final class StreamConnection extends DefaultBHttpServerConnection {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);

    private final Set<StreamConnection> open;
    private final Socket socket;
    private volatile boolean serving;
    private volatile boolean forgotten;

    StreamConnection(Socket socket, Set<StreamConnection> open) throws IOException {
        // Locations and request lines come in raw UTF-8 too.
        super(
                "http",
                null,
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE),
                StandardCharsets.UTF_8.newEncoder());
        this.open = open;
        this.socket = socket;
        bind(socket);
        open.add(this);
    }

    /** The connection on which this context's request came. */
    static StreamConnection of(HttpContext context) {
        return ((Details) HttpCoreContext.cast(context).getEndpointDetails()).connection;
    }

    /** The client's address. */
    String address() {
        return socket.getInetAddress().getHostAddress();
    }

    boolean serving() {
        return serving;
    }

    void serving(boolean serving) {
        this.serving = serving;
        if (serving) {
            forgotten = false;
        }
    }

    boolean forgotten() {
        return forgotten;
    }

    /** It does not count until it is used again. */
    void forget() {
        forgotten = true;
    }

    /** Breaks the connection with a TCP reset: the peer may lose what it has not read yet. */
    void reset() {
        close(CloseMode.IMMEDIATE);
    }

    /** Waits silently until the peer closes or the connection is reset. */
    void awaitEnd() throws IOException {
        socket.setSoTimeout(0);
        InputStream in = socket.getInputStream();
        byte[] ignored = new byte[1024];
        int read;
        do {
            read = in.read(ignored);
        } while (read >= 0);
    }

    /**
     * Waits, without reading, until the peer closes or the connection is reset. Only sending shows that the peer has
     * closed, so urgent data is sent, which the peer does not see.
     */
    void awaitGone() throws IOException {
        while (true) {
            Pause.of(PROBE_INTERVAL);
            socket.sendUrgentData(0);
        }
    }

    @Override
    public EndpointDetails getEndpointDetails() {
        return new Details(this, super.getEndpointDetails());
    }

    @Override
    public void close() throws IOException {
        open.remove(this);
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        open.remove(this);
        super.close(mode);
    }

    /** HttpCore passes these details, and not the connection, to the code that serves a request. */
    private static final class Details extends EndpointDetails {

        private final StreamConnection connection;
        private final EndpointDetails usual;

        Details(StreamConnection connection, EndpointDetails usual) {
            super(usual.getRemoteAddress(), usual.getLocalAddress(), usual.getSocketTimeout());
            this.connection = connection;
            this.usual = usual;
        }

        @Override
        public long getRequestCount() {
            return usual.getRequestCount();
        }

        @Override
        public long getResponseCount() {
            return usual.getResponseCount();
        }

        @Override
        public long getSentBytesCount() {
            return usual.getSentBytesCount();
        }

        @Override
        public long getReceivedBytesCount() {
            return usual.getReceivedBytesCount();
        }
    }
}
