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
package io.github.camelfilehosts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.Reply;
import io.github.camelfilehosts.internal.json.Json;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/** Transports over a client that is set as camel-http's is by the component, with shorter timeouts. */
public final class Transports {

    private static final HttpClient CLIENT = client(Duration.ofSeconds(3));

    private Transports() {}

    public static HttpTransport transport() {
        return new HttpTransport(CLIENT);
    }

    /** One with a client of its own, that bears silence for so long. */
    public static HttpTransport transport(Duration silence) {
        return new HttpTransport(client(silence));
    }

    private static HttpClient client(Duration silence) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(200)
                        .setMaxConnPerRoute(100)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(2, TimeUnit.SECONDS)
                                .setSocketTimeout(Timeout.of(silence))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(silence))
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** The first JSON object in a reply; null if there is none. */
    public static JsonNode json(Reply reply) {
        return reply.find(Json.MAPPER.readerFor(JsonNode.class), any -> true);
    }
}
