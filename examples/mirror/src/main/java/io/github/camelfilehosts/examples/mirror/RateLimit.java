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
package io.github.camelfilehosts.examples.mirror;

import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.HostedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Limits the rate of all files together. */
final class RateLimit implements Processor {

    private static final int READS_PER_SECOND = 10;

    private final Bucket bucket;
    private final int atOnce;

    private RateLimit(Bucket bucket, int atOnce) {
        this.bucket = bucket;
        this.atOnce = atOnce;
    }

    /** @param rate in bytes per second; null for no limit */
    static RateLimit of(Size rate) {
        if (rate == null) {
            return new RateLimit(null, 0);
        }
        long atOnce = Math.max(1, rate.bytes() / READS_PER_SECOND);
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(rate.bytes(), Duration.ofSeconds(1)))
                .build();
        return new RateLimit(bucket, (int) Math.min(Integer.MAX_VALUE, atOnce));
    }

    @Override
    public void process(Exchange exchange) {
        if (bucket != null && exchange.getMessage().getBody() instanceof HostedFile file) {
            exchange.getMessage().setBody(new SlowFile(file, this));
        }
    }

    private int slow(int read) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(bucket.consumeIgnoringRateLimits(Math.max(1, read)));
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private record SlowFile(HostedFile file, RateLimit limit) implements HostedFile {

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public String md5() {
            return file.md5();
        }

        @Override
        public InputStream open(long offset) {
            return new SlowStream(file.open(offset), limit);
        }
    }

    private static final class SlowStream extends FilterInputStream {

        private final RateLimit limit;

        SlowStream(InputStream in, RateLimit limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            limit.slow(1);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return limit.slow(super.read(bytes, offset, Math.min(length, limit.atOnce)));
        }
    }
}
