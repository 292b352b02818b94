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
package io.github.camelfilehosts.benchmarks.peer;

import java.io.File;
import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** HttpClient 5's multipart form of a file, as one would write it by hand. */
final class HttpClientUpload implements Peer {

    private final Place place;
    private final Md5Alone md5;
    private final CloseableHttpClient client = HttpClients.createDefault();

    /** @param hashed whether the file's MD5 is made beforehand */
    HttpClientUpload(Place place, boolean hashed) {
        this.place = place;
        this.md5 = hashed ? new Md5Alone(place) : null;
    }

    @Override
    public void perform(String file) throws Exception {
        if (md5 != null) {
            md5.perform(file);
        }
        File source = place.source(file).toFile();
        HttpPost request = new HttpPost(place.sink());
        request.setEntity(MultipartEntityBuilder.create()
                .addBinaryBody("file", source, ContentType.APPLICATION_OCTET_STREAM, source.getName())
                .build());
        client.execute(request, HttpClientUpload::requireSuccess);
    }

    private static Void requireSuccess(ClassicHttpResponse response) throws IOException {
        EntityUtils.consume(response.getEntity());
        if (response.getCode() != 200) {
            throw new IOException("HTTP " + response.getCode());
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
