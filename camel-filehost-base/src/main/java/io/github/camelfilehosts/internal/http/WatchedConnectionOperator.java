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
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Connects like HttpClient, and tells each request the progress of its connection. Thread-safe. */
public final class WatchedConnectionOperator extends DefaultHttpClientConnectionOperator {

    public WatchedConnectionOperator(TlsSocketStrategy tls, DnsResolver resolver) {
        super(
                null,
                resolver,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, watched(tls))
                        .build());
    }

    private static TlsSocketStrategy watched(TlsSocketStrategy tls) {
        return (socket, host, port, attachment, context) -> {
            WatchedRequest.in(context).ifPresent(request -> request.secures(socket));
            return tls.upgrade(socket, host, port, attachment, context);
        };
    }

    @Override
    protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
        WatchedRequest.in(context).ifPresent(WatchedRequest::connects);
    }

    @Override
    protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
        WatchedRequest.in(context).ifPresent(WatchedRequest::reached);
    }

    /**
     * A handler for HttpClient's execution chain, to be placed after everything that makes a connection, including a
     * proxy's tunnel and TLS.
     */
    public static ClassicHttpResponse connected(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        WatchedRequest.in(scope.clientContext).ifPresent(WatchedRequest::connected);
        return chain.proceed(request, scope);
    }
}
