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

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * SplitMix64 by counter: the eight bytes of block <i>n</i> depend on the seed and <i>n</i> alone, so that reading may
 * begin anywhere.
 */
final class NoiseStream extends InputStream {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long seed;
    private final long end;
    private long position;

    NoiseStream(long seed, long offset, long end) {
        this.seed = seed;
        this.position = offset;
        this.end = end;
    }

    @Override
    public int read() {
        return position >= end ? -1 : byteAt(position++) & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        int wanted = (int) Math.min(length, end - position);
        int done = 0;
        while (done < wanted) {
            if ((position & 7) == 0 && wanted - done >= Long.BYTES) {
                LONGS.set(buffer, offset + done, block(position >>> 3));
                done += Long.BYTES;
                position += Long.BYTES;
            } else {
                buffer[offset + done++] = byteAt(position++);
            }
        }
        return wanted;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, end - position));
        position += skipped;
        return skipped;
    }

    private byte byteAt(long at) {
        return (byte) (block(at >>> 3) >>> ((at & 7) * 8));
    }

    private long block(long index) {
        long z = seed + (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
