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

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;

/** Connects as HttpClient does, and tells each request how far its connection is. Thread-safe. */
public final class WatchedConnectionOperator extends DefaultHttpClientConnectionOperator {

    public WatchedConnectionOperator(Lookup<ConnectionSocketFactory> sockets, DnsResolver resolver) {
        super(sockets, null, resolver);
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            NamedEndpoint name,
            InetSocketAddress localAddress,
            Timeout connectTimeout,
            SocketConfig socketConfig,
            Object attachment,
            HttpContext context)
            throws IOException {
        WatchedRequest.in(context).ifPresent(request -> request.connects(connection));
        super.connect(connection, host, name, localAddress, connectTimeout, socketConfig, attachment, context);
    }

    @Override
    protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
        WatchedRequest.in(context).ifPresent(WatchedRequest::reached);
    }

    /** To stand in the chain of executions behind all that makes a connection: a proxy's tunnel and TLS, too. */
    public static ClassicHttpResponse connected(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        WatchedRequest.in(scope.clientContext).ifPresent(WatchedRequest::connected);
        return chain.proceed(request, scope);
    }
}
