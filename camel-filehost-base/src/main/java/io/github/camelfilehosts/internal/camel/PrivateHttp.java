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

import io.github.camelfilehosts.internal.http.EarlyAnswers;
import io.github.camelfilehosts.internal.http.WatchedConnectionOperator;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;

/**
 * camel-http's HttpClient, from an {@link HttpComponent} of our own that is not registered: the user's {@code https}
 * component may send a bearer token, which must not go to a file host.
 */
final class PrivateHttp extends ServiceSupport {

    private enum Purpose {
        CALL,
        DOWNLOAD,
        UPLOAD
    }

    private final HttpComponent component = new PrivateHttpComponent();
    private final String address;
    private final Duration soTimeout;
    private final Map<Purpose, HttpEndpoint> endpoints = new EnumMap<>(Purpose.class);

    /** @param soTimeout the time-out of transfers, which the user of the client enforces; zero for none */
    PrivateHttp(CamelContext context, String address, Duration soTimeout) {
        this.address = address;
        this.soTimeout = soTimeout;
        component.setCamelContext(context);
        // Its retries sleep for any Retry-After, and do not know which requests may be repeated.
        component.setAutomaticRetriesDisabled(true);
        component.setCookieManagementDisabled(true);
        component.setAuthCachingDisabled(true);
        // The connection to a proxy is plain HTTP, even if it tunnels https.
        component.setProxyAuthScheme("http");
    }

    HttpComponent component() {
        return component;
    }

    /**
     * The client for API calls, to any host. It is created at its first use, because that takes longer than the rest of
     * a component's start, above all for TLS. Each client has a connection pool of its own, so a call never waits for a
     * {@code HostedFile} that was left open.
     */
    HttpClient client() {
        return client(Purpose.CALL);
    }

    HttpClient downloadClient() {
        return client(Purpose.DOWNLOAD);
    }

    /** The client for uploads: an upload may read from a download, which must not wait for a connection of uploads. */
    HttpClient uploadClient() {
        return client(Purpose.UPLOAD);
    }

    /** HttpClient closes its connections for good at any {@link Error}; then a new one is created. */
    private synchronized HttpClient client(Purpose purpose) {
        HttpEndpoint endpoint = endpoints.get(purpose);
        if (endpoint == null || isClosed(endpoint)) {
            ServiceHelper.stopAndShutdownService(endpoint);
            endpoint = newEndpoint();
            endpoints.put(purpose, endpoint);
        }
        return endpoint.getHttpClient();
    }

    private static boolean isClosed(HttpEndpoint endpoint) {
        return endpoint.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager pool
                && pool.isClosed();
    }

    private HttpEndpoint newEndpoint() {
        if (!isStarted()) {
            throw new IllegalStateException("stopped");
        }
        try {
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(address);
            endpoint.getClientBuilder()
                    .setRequestExecutor(new EarlyAnswers(soTimeout))
                    .addExecInterceptorLast("connected", WatchedConnectionOperator::connected);
            ServiceHelper.startService(endpoint);
            endpoint.getHttpClient();
            return endpoint;
        } catch (Throwable e) {
            // A configurer of the user may throw anything. What it has done until then is dropped.
            throw new IllegalStateException(
                    "the HttpClient could not be created: " + e.getClass().getName()
                            + ". Check the options httpClientConfigurer and sslContextParameters",
                    e);
        }
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(component);
    }

    @Override
    protected synchronized void doStop() {
        ServiceHelper.stopAndShutdownServices(endpoints.values());
        ServiceHelper.stopAndShutdownServices(component);
    }
}
