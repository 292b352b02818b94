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
package io.github.camelfilehosts.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The bytes of a download being sent, with their faults. */
final class ServedEntity extends AbstractHttpEntity {

    private final Content content;
    private final ByteRange range;
    private final DownloadPlan plan;
    private final StreamExchange exchange;
    private final AtomicLong served;
    private final long length;

    ServedEntity(Content content, ByteRange range, DownloadPlan plan, StreamExchange exchange, AtomicLong served) {
        super("application/octet-stream", null);
        this.content = content;
        this.range = range;
        this.plan = plan;
        this.exchange = exchange;
        this.served = served;
        this.length = Math.max(0, range.length() + plan.lengthDelta);
    }

    @Override
    public long getContentLength() {
        return plan.unknownLength ? -1 : length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (!plan.gzip) {
            write(out);
            return;
        }
        GZIPOutputStream compressed = new GZIPOutputStream(out);
        write(compressed);
        compressed.finish();
    }

    private void write(OutputStream out) throws IOException {
        Pace pace = new Pace(plan.bytesPerSecond);
        byte[] piece = new byte[pace.piece()];
        long sent = 0;
        try (InputStream in = content.open(range.from())) {
            while (true) {
                breakOffIfDue(sent, out);
                if (sent == length) {
                    exchange.over();
                    return;
                }
                int count = (int) Math.min(piece.length, nextStop(sent) - sent);
                // In a body that is too long, the bytes after the file's end are zeros.
                Arrays.fill(piece, in.readNBytes(piece, 0, count), count, (byte) 0);
                corrupt(piece, range.from() + sent, count);
                pace.await(sent + count);
                if (sent + count == length && !hangsAfter(length)) {
                    exchange.over();
                }
                out.write(piece, 0, count);
                if (pace.slow()) {
                    out.flush();
                }
                served.addAndGet(count);
                sent += count;
            }
        }
    }

    private void breakOffIfDue(long sent, OutputStream out) throws IOException {
        if (hangsAfter(sent)) {
            out.flush();
            throw exchange.hang();
        }
        if (sent == plan.breakAfter) {
            out.flush();
            throw plan.breakWithReset ? exchange.reset() : exchange.drop();
        }
    }

    private boolean hangsAfter(long sent) {
        return sent == plan.hangAfter || plan.lastChunkMissing && sent == length;
    }

    private long nextStop(long sent) {
        long stop = length;
        for (long planned : new long[] {plan.breakAfter, plan.hangAfter}) {
            if (planned > sent) {
                stop = Math.min(stop, planned);
            }
        }
        return stop;
    }

    private void corrupt(byte[] piece, long position, int count) {
        long index = plan.corruptAt - position;
        if (plan.corruptAt != DownloadPlan.NEVER && index >= 0 && index < count) {
            piece[(int) index] ^= 1;
        }
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("Written, not read");
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is open outside writeTo.
    }
}
