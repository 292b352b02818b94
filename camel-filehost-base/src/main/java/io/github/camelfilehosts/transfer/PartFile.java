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
package io.github.camelfilehosts.transfer;

import io.github.camelfilehosts.json.Json;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file that is not whole yet: {@code NAME.ID.part}, and beside it {@code NAME.ID.part.json}, which says of what file it is a part. Locked against
 * other processes while open. Used by one thread, except where it says otherwise.
 */
final class PartFile implements Closeable {

    private static final int MAX_NAME_BYTES = 255;
    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final Path statePath;
    private final FileChannel channel;

    private PartFile(Path path, FileChannel channel) {
        this.path = path;
        this.statePath = path.resolveSibling(path.getFileName() + ".json");
        this.channel = channel;
    }

    static Path path(Path directory, String name, String id) {
        String suffix = "." + SafeName.of(id, "file") + ".part";
        int room = MAX_NAME_BYTES - suffix.length() - ".json~".length();
        return directory.resolve(SafeName.of(name, id, room) + suffix);
    }

    /** @throws LockedException if another process has it open */
    static PartFile open(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LockedException(path);
            }
            return new PartFile(path, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new LockedException(path);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Keeps the bytes if they belong to this file, else drops them.
     *
     * @param checked whether the MD5 is checked in the end: then bytes of which nothing is known are worth a try
     * @return from where on bytes are missing
     */
    long resume(FileFacts facts, boolean checked) throws IOException {
        long kept = kept(readState(), facts, checked);
        if (facts.size() >= 0 && kept > facts.size()) {
            kept = 0;
        }
        channel.truncate(kept);
        channel.position(kept);
        writeState(new State(facts.size(), facts.md5(), null));
        return kept;
    }

    private long kept(State then, FileFacts facts, boolean checked) throws IOException {
        if (then == null) {
            // Where the state is there but unreadable, the bytes may have come in any order.
            return checked && Files.notExists(statePath) ? channel.size() : 0;
        }
        if (then.size() != facts.size() || !Objects.equals(then.md5(), facts.md5())) {
            return 0;
        }
        return then.front() == null ? channel.size() : Math.min(then.front(), channel.size());
    }

    /** From now on bytes come in any order; up to the front none is missing. */
    void setFront(FileFacts facts, long front) throws IOException {
        writeState(new State(facts.size(), facts.md5(), front));
    }

    void restart() throws IOException {
        channel.truncate(0);
    }

    void write(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Writes at a place of its own. May be called by several threads. */
    void writeAt(long position, byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
    }

    /** Feeds what is there already to a digest. */
    void digest(Md5 md5, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long position = from;
        while (position < to) {
            buffer.clear().limit((int) Math.min(BUFFER, to - position));
            int count = channel.read(buffer, position);
            if (count < 0) {
                throw new EOFException(path + " has lost its end");
            }
            md5.update(buffer.array(), 0, count);
            position += count;
        }
    }

    /** Gives the whole file its name, in one step. */
    void moveTo(Path target) throws IOException {
        // A file that looks whole must be whole after a power cut too.
        channel.force(true);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(statePath);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(statePath);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private State readState() {
        try {
            return Json.MAPPER.readValue(statePath.toFile(), State.class);
        } catch (IOException e) {
            // No state, or half of one: then nothing is known of these bytes.
            return null;
        }
    }

    private void writeState(State state) throws IOException {
        Path next = statePath.resolveSibling(statePath.getFileName() + "~");
        Json.MAPPER.writeValue(next.toFile(), state);
        Files.move(next, statePath, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @param front up to where no byte is missing; null if that is all that is there */
    private record State(long size, String md5, Long front) {}

    static final class LockedException extends IOException {
        private static final long serialVersionUID = 1L;

        LockedException(Path path) {
            super(path + " is in use by another process");
        }
    }
}
