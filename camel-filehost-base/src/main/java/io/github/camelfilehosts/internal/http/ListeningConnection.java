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

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;

/** A connection that listens while it sends the body of a request. After a refusal, it sends no more of the body. */
final class ListeningConnection extends ForwardingConnection<HttpClientConnection> {

    /** A check takes a millisecond if there is nothing to read. */
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    private ClassicHttpResponse answer;
    private boolean cut;
    private long lastLook = System.nanoTime();

    ListeningConnection(HttpClientConnection connection) {
        super(connection);
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        if (answer == null) {
            ClassicHttpResponse next = connection.receiveResponseHeader();
            if (next.getCode() < HttpStatus.SC_SUCCESS) {
                return next;
            }
            answer = next;
        }
        return answer;
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        if (isRefused()) {
            cut();
            return;
        }
        HttpEntity body = request.getEntity();
        request.setEntity(new ListeningBody(body));
        try {
            connection.sendRequestEntity(request);
        } catch (IOException e) {
            // A server that has answered and closed takes no more bytes, but its answer can still be read.
            if (!isRefused() && !hearsRefusal(e)) {
                throw e;
            }
            cut();
        } finally {
            request.setEntity(body);
        }
    }

    /** It would send a small body nevertheless. */
    @Override
    public void terminateRequest(ClassicHttpRequest request) {
        cut();
    }

    private boolean hearsRefusal(IOException broken) throws HttpException {
        try {
            return hearsRefusal();
        } catch (IOException e) {
            broken.addSuppressed(e);
            return false;
        }
    }

    /** A server that answers with success early may still want the rest. */
    private boolean hearsRefusal() throws HttpException, IOException {
        while (answer == null && connection.isDataAvailable(Timeout.ONE_MILLISECOND)) {
            receiveResponseHeader();
        }
        return isRefused();
    }

    private boolean isRefused() {
        return answer != null && answer.getCode() >= HttpStatus.SC_REDIRECTION;
    }

    /** The server would read whatever comes next on this connection as the rest of the body. */
    private void cut() {
        cut = true;
        answer.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
    }

    @Override
    public void flush() throws IOException {
        if (!cut) {
            connection.flush();
        }
    }

    @Override
    public boolean isConsistent() {
        return !cut && connection.isConsistent();
    }

    private final class ListeningBody extends HttpEntityWrapper {

        ListeningBody(HttpEntity body) {
            super(body);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            super.writeTo(new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    requireNoRefusal();
                    this.out.write(bytes, offset, length);
                }
            });
        }

        private void requireNoRefusal() throws IOException {
            long now = System.nanoTime();
            if (now - lastLook >= INTERVAL) {
                lastLook = now;
                if (isRefusalHeard()) {
                    throw new IOException("refused before all of the body was sent");
                }
            }
        }

        private boolean isRefusalHeard() throws IOException {
            try {
                return hearsRefusal();
            } catch (HttpException e) {
                throw new IOException("answered with invalid HTTP before all of the body was sent", e);
            }
        }
    }
}
