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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads the lines of a file that is still being appended to. Used by one thread. */
final class LineReader {

    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;

    /** @param block how many bytes to read at a time */
    LineReader(FileChannel channel, long position, int block) {
        this.channel = channel;
        this.position = position;
        this.buffer = ByteBuffer.allocate(block).limit(0);
    }

    /** The next complete line, without its end; null if there is none. */
    byte[] next() throws IOException {
        line.reset();
        while (buffer.hasRemaining() || fill()) {
            byte next = buffer.get();
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
        }
        return null;
    }

    private boolean fill() throws IOException {
        int read = channel.read(buffer.clear(), position);
        buffer.flip();
        position += Math.max(0, read);
        return read > 0;
    }

    /** The incomplete line after the last complete one. */
    byte[] rest() {
        return line.toByteArray();
    }
}
