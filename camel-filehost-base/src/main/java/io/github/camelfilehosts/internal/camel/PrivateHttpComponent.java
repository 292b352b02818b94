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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.internal.http.CleanConnections;
import io.github.camelfilehosts.internal.http.WatchedConnectionOperator;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;

/**
 * camel-http with limits for the heads of answers and for handshakes. An endless head would fill the memory, and
 * httpcore has limits of its own only since 5.4.4. An incomplete head is refused.
 */
final class PrivateHttpComponent extends HttpComponent {

    /** Longer than any link. */
    private static final int LONGEST_LINE = 32 * 1024;

    private static final int MOST_HEADERS = 200;

    @Override
    protected HttpClientConnectionManager createConnectionManager(
            Map<String, Object> parameters, SSLContextParameters ssl, Map<String, Object> options)
            throws GeneralSecurityException, IOException {
        TlsSocketStrategy tls = new DefaultClientTlsStrategy(
                ssl == null ? SSLContexts.createDefault() : ssl.createSSLContext(getCamelContext()),
                HostnameVerificationPolicy.CLIENT,
                getX509HostnameVerifier());
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                new WatchedConnectionOperator(tls, SystemDefaultDnsResolver.INSTANCE),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.ofMilliseconds(getConnectionTimeToLive()),
                new CleanConnections(limits));
        // Each time: it decides itself how closely it looks.
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build());
        pool.setMaxTotal(getMaxTotalConnections());
        pool.setDefaultMaxPerRoute(getConnectionsPerRoute());
        return pool;
    }
}
