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
package io.github.camelfilehosts.benchmarks.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** The call with HttpClient 5 and Jackson, as one would write it by hand. Thread-safe. */
public final class GetFileInfo implements Closeable {

    private final ObjectMapper mapper = new ObjectMapper();
    private final URI uri;

    /** As many connections as camel-http has. */
    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(20)
                    .setMaxConnTotal(200)
                    .build())
            .build();

    public GetFileInfo(URI uri) {
        this.uri = uri;
    }

    /** @param ids with commas */
    public FileInfos call(String ids) throws IOException {
        HttpPost request = new HttpPost(uri);
        request.setEntity(
                new UrlEncodedFormEntity(List.of(new BasicNameValuePair("file", ids)), StandardCharsets.UTF_8));
        return client.execute(
                request, response -> mapper.readValue(response.getEntity().getContent(), FileInfos.class));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
