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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer, each read of which is watched. The time of its reader does not count. Whatever HttpClient
 * throws becomes an IOException.
 */
final class WatchedStream extends FilterInputStream {

    private final WatchedRequest request;

    WatchedStream(InputStream body, WatchedRequest request) {
        super(body);
        this.request = request;
    }

    @FunctionalInterface
    private interface Read {
        long bytes() throws IOException;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return (int) watched(() -> in.read(buffer, offset, length));
    }

    @Override
    public long skip(long bytes) throws IOException {
        return watched(() -> in.skip(bytes));
    }

    private long watched(Read read) throws IOException {
        request.exchange().waits();
        try {
            long bytes = read.bytes();
            request.exchange().moved(Math.max(0, bytes));
            return bytes;
        } catch (IOException | RuntimeException | Error e) {
            throw request.failure(e);
        }
    }
}
