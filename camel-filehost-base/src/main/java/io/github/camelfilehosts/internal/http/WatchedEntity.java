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
package io.github.camelfilehosts.internal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of a request, each write of which is watched. The time of its source does not count. */
final class WatchedEntity extends HttpEntityWrapper {

    private static final int SMALLEST_PIECE = 4 * 1024;
    private static final int LARGEST_PIECE = 64 * 1024;

    private final Watchdog.Watch watch;
    private final int piece;

    WatchedEntity(HttpEntity body, Watchdog.Watch watch) {
        super(body);
        this.watch = watch;
        // A larger piece could take longer than the longest wait, although enough of it is taken.
        this.piece = (int) Math.max(SMALLEST_PIECE, Math.min(watch.quota(), LARGEST_PIECE));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        watch.goesOn();
        OutputStream watched = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int start = 0; start < length; start += piece) {
                    int count = Math.min(piece, length - start);
                    watch.waits();
                    this.out.write(bytes, offset + start, count);
                    watch.moved(count);
                }
            }

            @Override
            public void flush() throws IOException {
                watch.waits();
                this.out.flush();
                watch.moved(0);
            }
        };
        super.writeTo(watched);
        // Otherwise HttpClient flushes, unwatched.
        watched.flush();
        // The wait for the answer starts again.
        watch.goesOn();
        watch.waits();
    }
}
