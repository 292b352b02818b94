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

import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.Timeouts;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;

/** The HTTP part of both components: its options, and the transport made of them. */
public abstract class HttpTransportComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(
            label = "timeout",
            javaType = "java.time.Duration",
            defaultValue = "30000",
            description =
                    "How long to wait for a connection to be established, in milliseconds; at most twice that with"
                            + " everything that belongs to it: a second address of the host, a proxy's tunnel, TLS. 0"
                            + " for no limit.")
    private long connectTimeout = 30_000;

    @Metadata(
            label = "timeout",
            javaType = "java.time.Duration",
            defaultValue = "180000",
            description = "How long to wait until one of maxTotalConnections or connectionsPerRoute is free, in"
                    + " milliseconds; 0 for no limit.")
    private long connectionRequestTimeout = 180_000;

    @Metadata(
            label = "timeout",
            javaType = "java.time.Duration",
            defaultValue = "180000",
            description =
                    "How long an API call may take in total, including its answer, in milliseconds; 0 for no limit.")
    private long responseTimeout = 180_000;

    @Metadata(
            label = "timeout",
            javaType = "java.time.Duration",
            defaultValue = "180000",
            description = "How long a download or an upload may stand still, with no byte coming or being taken, in"
                    + " milliseconds; 0 for no limit. One that is slower than minTransferRate counts as standing"
                    + " still.")
    private long soTimeout = 180_000;

    @Metadata(
            label = "advanced",
            defaultValue = "200",
            description = "The maximum number of connections; it applies to API calls, downloads and uploads"
                    + " separately.")
    private int maxTotalConnections = 200;

    @Metadata(
            label = "advanced",
            defaultValue = "100",
            description =
                    "The maximum number of connections to one host; it applies to API calls, downloads and uploads"
                            + " separately.")
    private int connectionsPerRoute = 100;

    @Metadata(label = "proxy", description = "The proxy server's host.")
    private String proxyHost;

    @Metadata(label = "proxy", description = "The proxy server's port.")
    private Integer proxyPort;

    @Metadata(label = "proxy", secret = true, description = "The user name for the proxy server.")
    private String proxyAuthUsername;

    @Metadata(label = "proxy", secret = true, description = "The password for the proxy server.")
    private String proxyAuthPassword;

    @Metadata(
            label = "proxy",
            description =
                    "The hosts that are reached without the proxy, separated by commas; an asterisk stands for any"
                            + " characters.")
    private String nonProxyHosts;

    @Metadata(label = "security", description = "The TLS settings of the connections.")
    private SSLContextParameters sslContextParameters;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the CamelContext's global TLS settings.")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "advanced", description = "Configures the HttpClient that the component creates.")
    private HttpClientConfigurer httpClientConfigurer;

    @Metadata(
            label = "advanced",
            description = "An HttpClient to use instead of the one that the component creates; the options for"
                    + " connections, proxy and TLS then have no effect. It should neither repeat requests nor keep"
                    + " cookies.")
    private HttpClient httpClient;

    private PrivateHttp http;
    private HttpTransport transport;

    HttpTransportComponent() {}

    HttpTransportComponent(CamelContext context) {
        super(context);
    }

    /** The URL of the API that it calls. */
    abstract String apiUrl();

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (httpClient != null) {
            transport = new HttpTransport(() -> httpClient, () -> httpClient, () -> httpClient, timeouts(0));
            return;
        }
        http = new PrivateHttp(getCamelContext(), apiUrl(), Duration.ofMillis(soTimeout));
        configure(http.component());
        ServiceHelper.startService(http);
        if (http.component().getSslContextParameters() != null || httpClientConfigurer != null) {
            // If these are wrong, the start fails, and not the first call.
            http.client();
        }
        transport = new HttpTransport(http::client, http::downloadClient, http::uploadClient, timeouts(connectTimeout));
    }

    private Timeouts timeouts(long connect) {
        return new Timeouts(
                Duration.ofMillis(connect), Duration.ofMillis(responseTimeout), Duration.ofMillis(soTimeout));
    }

    private void configure(HttpComponent component) {
        component.setConnectTimeout(connectTimeout);
        component.setConnectionRequestTimeout(connectionRequestTimeout);
        // HttpTransport enforces the other time-outs, because HttpClient restarts them with each byte.
        component.setResponseTimeout(0);
        component.setSoTimeout(0);
        component.setMaxTotalConnections(maxTotalConnections);
        component.setConnectionsPerRoute(connectionsPerRoute);
        component.setProxyHost(proxyHost);
        component.setProxyPort(proxyPort);
        component.setProxyAuthUsername(proxyAuthUsername);
        component.setProxyAuthPassword(proxyAuthPassword);
        component.setSslContextParameters(
                sslContextParameters == null && useGlobalSslContextParameters
                        ? retrieveGlobalSslContextParameters()
                        : sslContextParameters);
        component.setHttpClientConfigurer(httpClientConfigurer);
        if (nonProxyHosts != null) {
            // Set by name, because Camel before 4.17 does not have it; there this fails, and names the option.
            PropertyBindingSupport.build()
                    .withMandatory(true)
                    .bind(getCamelContext(), component, "nonProxyHosts", nonProxyHosts);
        }
    }

    void validate(OptionCheck check) {
        check.requireMillis("connectTimeout", connectTimeout);
        check.requireMillis("connectionRequestTimeout", connectionRequestTimeout);
        check.requireMillis("responseTimeout", responseTimeout);
        check.requireMillis("soTimeout", soTimeout);
        check.require(maxTotalConnections >= 1, "maxTotalConnections", "at least 1", maxTotalConnections);
        check.require(connectionsPerRoute >= 1, "connectionsPerRoute", "at least 1", connectionsPerRoute);
        check.requireNotBlank("proxyHost", proxyHost);
        check.require(
                proxyPort == null || proxyPort >= 1 && proxyPort <= 65_535, "proxyPort", "from 1 to 65535", proxyPort);
        // camel-http ignores half a proxy, and would connect directly.
        check.requireBeside("proxyHost", proxyHost, "proxyPort", proxyPort);
        check.requireBeside("proxyPort", proxyPort, "proxyHost", proxyHost);
    }

    /** Aborts all requests, and closes all connections. */
    @Override
    protected void doStop() throws Exception {
        if (transport != null) {
            transport.close();
        }
        ServiceHelper.stopService(http);
        super.doStop();
    }

    public HttpTransport transport() {
        return transport;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public void setConnectionRequestTimeout(long connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getSoTimeout() {
        return soTimeout;
    }

    public void setSoTimeout(long soTimeout) {
        this.soTimeout = soTimeout;
    }

    public int getMaxTotalConnections() {
        return maxTotalConnections;
    }

    public void setMaxTotalConnections(int maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public int getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(int connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getNonProxyHosts() {
        return nonProxyHosts;
    }

    public void setNonProxyHosts(String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public HttpClient getHttpClient() {
        return httpClient;
    }

    public void setHttpClient(HttpClient httpClient) {
        this.httpClient = httpClient;
    }
}
