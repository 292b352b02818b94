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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** HttpClient 5 to a file, as one would write it by hand. */
final class HttpClientDownload implements Peer {

    private static final int BUFFER = 64 * 1024;

    private final Place place;
    private final boolean checked;
    private final CloseableHttpClient client = HttpClients.createDefault();

    /** @param checked whether the MD5 is made, by the thread that reads */
    HttpClientDownload(Place place, boolean checked) {
        this.place = place;
        this.checked = checked;
    }

    @Override
    public void perform(String file) throws Exception {
        MessageDigest md5 = checked ? MessageDigest.getInstance("MD5") : null;
        client.execute(new HttpGet(place.link(file)), response -> {
            write(response.getEntity().getContent(), place.target(file), md5);
            return null;
        });
        if (md5 != null) {
            md5.digest();
        }
    }

    private static void write(InputStream content, Path target, MessageDigest md5) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                out.write(buffer, 0, count);
                if (md5 != null) {
                    md5.update(buffer, 0, count);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
