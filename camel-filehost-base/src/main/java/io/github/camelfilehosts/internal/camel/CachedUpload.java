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

import io.github.camelfilehosts.internal.transfer.Md5;
import io.github.camelfilehosts.internal.transfer.upload.UploadSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * A body in Camel's stream cache. It is read as often as needed where it is, in memory or in Camel's own spool file.
 */
final class CachedUpload implements UploadSource {

    private final StreamCache cache;
    private final Exchange exchange;
    private final Executor executor;
    private String md5;
    private long size = -1;

    CachedUpload(StreamCache cache, Exchange exchange, Executor executor) {
        this.cache = cache;
        this.exchange = exchange;
        this.executor = executor;
    }

    /** Counts the bytes, because not every kind of cache knows its length. */
    @Override
    public long size() throws IOException {
        md5();
        return size;
    }

    @Override
    public String md5() throws IOException {
        if (md5 == null) {
            Md5 digest = new Md5(executor);
            try (InputStream in = open()) {
                size = digest.updateAll(in);
            }
            md5 = digest.hex();
        }
        return md5;
    }

    @Override
    public InputStream open() {
        cache.reset();
        InputStream in = exchange.getContext().getTypeConverter().convertTo(InputStream.class, exchange, cache);
        return new FilterInputStream(in) {
            /** Does nothing: Camel closes the cache when the exchange is done. */
            @Override
            public void close() {
                cache.reset();
            }
        };
    }
}
