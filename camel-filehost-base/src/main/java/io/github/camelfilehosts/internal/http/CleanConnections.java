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
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/**
 * Creates HttpClient's connections, except that a connection with unrequested bytes is not used again, and an
 * incomplete head is refused. Thread-safe.
 */
public final class CleanConnections implements HttpConnectionFactory<ManagedHttpClientConnection> {

    private final Http1Config limits;

    public CleanConnections(Http1Config limits) {
        this.limits = limits;
    }

    @Override
    public ManagedHttpClientConnection createConnection(Socket socket) throws IOException {
        ReadAhead readAhead = new ReadAhead(new WholeHeads(limits));
        return new CleanConnection(
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .responseParserFactory(none -> readAhead)
                        .build()
                        .createConnection(socket),
                readAhead);
    }
}
