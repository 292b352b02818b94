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

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.ConnPoolSupport;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.util.Identifiable;

/**
 * A connection that also counts as stale once more bytes have come over it than were asked for, because the next
 * request would read them as its answer.
 */
final class CleanConnection extends ForwardingConnection<ManagedHttpClientConnection>
        implements ManagedHttpClientConnection, Identifiable {

    /**
     * Longer than the pause between consecutive calls. HttpClient's check whether the server has closed takes a
     * millisecond; without it, it would be unknown whether a call that must not be repeated was carried out.
     */
    private static final long IDLE = Duration.ofMillis(20).toNanos();

    private final ReadAhead readAhead;

    /** The socket below TLS, because TLS shows only what it has decrypted. */
    private Socket carrier;

    private long idleSince;

    CleanConnection(ManagedHttpClientConnection connection, ReadAhead readAhead) {
        super(connection);
        this.readAhead = readAhead;
    }

    @Override
    public boolean isStale() throws IOException {
        return hasLeftovers() || System.nanoTime() - idleSince > IDLE && (super.isStale() || hasLeftovers());
    }

    private boolean hasLeftovers() throws IOException {
        return readAhead.isThere() || isOpen() && (waitsIn(getSocket()) || waitsIn(carrier));
    }

    private static boolean waitsIn(Socket socket) throws IOException {
        return socket.getInputStream().available() > 0;
    }

    @Override
    public void passivate() {
        idleSince = System.nanoTime();
        connection.passivate();
    }

    @Override
    public void activate() {
        connection.activate();
    }

    @Override
    public void bind(Socket socket) throws IOException {
        carrier = socket;
        connection.bind(socket);
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        carrier = socket;
        connection.bind(tls, socket);
    }

    @Override
    public Socket getSocket() {
        return connection.getSocket();
    }

    @Override
    public String getId() {
        return ConnPoolSupport.getId(connection);
    }
}
