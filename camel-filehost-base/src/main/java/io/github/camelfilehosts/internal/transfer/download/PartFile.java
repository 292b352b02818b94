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
package io.github.camelfilehosts.internal.transfer.download;

import io.github.camelfilehosts.internal.http.Validators;
import io.github.camelfilehosts.internal.transfer.Md5;
import io.github.camelfilehosts.internal.transfer.SafeName;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An incomplete file, {@code NAME.ID.part}, with {@code NAME.ID.part.json} beside it, which tells which file it is a
 * part of. It must be a regular file at its path, and is locked against other processes while it is open. Used by one
 * thread, except where stated otherwise.
 */
final class PartFile implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);

    private static final int MAX_NAME_BYTES = 255;
    private static final int BUFFER = 64 * 1024;

    /** How often a part may have disappeared once it is locked, because another process has completed or dropped it. */
    private static final int MOST_OPENINGS = 10;

    private final Path path;
    private final Path statePath;
    private final Path nextStatePath;
    private final FileChannel channel;
    private final PlainFile file;

    /** The end of the bytes that were written. */
    private final AtomicLong end = new AtomicLong();

    private PartState state;
    private volatile boolean filled;

    private PartFile(Path path, PlainFile file, FileChannel channel) {
        this.path = path;
        this.file = file;
        this.statePath = path.resolveSibling(path.getFileName() + ".json");
        this.nextStatePath = path.resolveSibling(path.getFileName() + ".json~");
        this.channel = channel;
    }

    static Path path(Path directory, String name, String id) {
        String suffix = "." + SafeName.of(id, "file") + ".part";
        int room = MAX_NAME_BYTES - suffix.length() - ".json~".length();
        return directory.resolve(SafeName.of(name, id, room) + suffix);
    }

    /**
     * Opens the existing part, or an empty one.
     *
     * @throws LockedException if another process has it open
     * @throws NotMadeException if there is none, and it cannot be created
     * @throws PlainFile.NotPlainException if it or its state is a link, or not a file
     */
    static PartFile open(Path path) throws IOException {
        for (int i = 0; i < MOST_OPENINGS; i++) {
            PartFile part = openWhatIsThere(path);
            if (part != null) {
                return part;
            }
        }
        throw new LockedException(path);
    }

    /**
     * Null if another process has completed it after it was opened and before it was locked: then the complete file is
     * open, which has another path now.
     */
    private static PartFile openWhatIsThere(Path path) throws IOException {
        make(path);
        PlainFile there = PlainFile.at(path);
        if (there == null) {
            return null;
        }
        PartFile part;
        try {
            part = new PartFile(
                    path,
                    there,
                    FileChannel.open(
                            path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return null;
        }
        boolean kept = false;
        try {
            part.lock();
            kept = part.isStill();
            return kept ? part : null;
        } finally {
            if (!kept) {
                part.close();
            }
        }
    }

    private static void make(Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException e) {
            // It is from an earlier run or another process.
            return;
        } catch (FileSystemException e) {
            throw new NotMadeException(path, e);
        }
    }

    private void lock() throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LockedException(path);
            }
        } catch (OverlappingFileLockException e) {
            throw new LockedException(path);
        }
        // The state file is written to as well.
        PlainFile.at(statePath);
        PlainFile.at(nextStatePath);
    }

    /** Compares the length, for file systems whose file keys are only times. Nobody else writes to a locked file. */
    private boolean isStill() throws IOException {
        return file.equals(PlainFile.at(path)) && Files.size(path) == channel.size();
    }

    /**
     * Keeps the bytes if they belong to this file; otherwise drops them.
     *
     * @param checked whether the MD5 is checked at the end; then unknown bytes are kept too
     * @return the offset of the first missing byte
     */
    long resume(FileFacts facts, boolean checked) throws IOException {
        PartState then = PartState.read(statePath);
        long kept = kept(then, facts, checked);
        if (facts.size() >= 0 && kept > facts.size()) {
            kept = 0;
        }
        channel.truncate(kept);
        channel.position(kept);
        end.set(kept);
        PartState now = PartState.of(facts);
        writeState(kept == 0 || then == null ? now : now.with(then.validators()));
        return kept;
    }

    private long kept(PartState then, FileFacts facts, boolean checked) throws IOException {
        if (then == null) {
            // If there is a state that is unusable, the bytes may have been written in any order.
            return checked && Files.notExists(statePath) ? channel.size() : 0;
        }
        if (!then.isOf(facts, checked)) {
            return 0;
        }
        return then.front() == null ? channel.size() : Math.min(then.front(), channel.size());
    }

    /** The version of the bytes in the part; never null, even if little is known. */
    Validators validators() {
        return state.validators() == null ? Validators.NONE : state.validators();
    }

    /** Sets the version of the bytes that come now. */
    void setValidators(Validators validators) throws IOException {
        if (!Objects.equals(validators, state.validators())) {
            writeState(state.with(validators));
        }
    }

    /** From now on bytes are written in any order; up to the front none is missing. */
    void setFront(long front) throws IOException {
        writeState(state.with(front));
    }

    /** Drops all bytes. */
    void restart(FileFacts facts) throws IOException {
        end.set(0);
        channel.truncate(0);
        writeState(PartState.of(facts));
    }

    void write(byte[] bytes, int length) throws IOException {
        requireWhole();
        filled = true;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        end.set(channel.position());
    }

    /** Writes at a position. May be called by several threads. */
    void writeAt(long position, byte[] bytes, int length) throws IOException {
        requireWhole();
        filled = true;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
        end.accumulateAndGet(position + length, Math::max);
    }

    /**
     * Fails if the file was truncated, because not every program respects locks. Bytes written after the cut would
     * leave zeros before them.
     */
    private void requireWhole() throws IOException {
        // In this order, because other threads write meanwhile, and the end only grows.
        long written = end.get();
        if (channel.size() < written) {
            throw altered("has been truncated");
        }
    }

    /** Drops the state, because nothing is known about the bytes any more. */
    private AlteredException altered(String how) throws IOException {
        Files.deleteIfExists(statePath);
        return new AlteredException(path, how);
    }

    /** Adds the existing bytes to a digest. */
    void digest(Md5 md5, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long position = from;
        while (position < to) {
            buffer.clear().limit((int) Math.min(BUFFER, to - position));
            int count = channel.read(buffer, position);
            if (count < 0) {
                throw new EOFException(path + " has been truncated");
            }
            md5.update(buffer.array(), 0, count);
            position += count;
        }
    }

    /**
     * Gives the complete file its name, in one step.
     *
     * @throws AlteredException if it is not what was written
     */
    void moveTo(Path target) throws IOException {
        if (!file.isAt(path)) {
            throw altered("has been removed or replaced");
        }
        if (channel.size() != end.get()) {
            throw altered("is not as long as what was written");
        }
        // A file that looks complete must be complete even after a power cut.
        channel.force(true);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(statePath);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(statePath);
        Files.deleteIfExists(nextStatePath);
    }

    /** Deletes the part if it has no bytes. */
    void deleteIfEmpty() {
        try {
            // If an interrupt has closed it, another process may have it by now.
            if (!filled && channel.isOpen() && Files.size(path) == 0) {
                delete();
            }
        } catch (IOException e) {
            LOG.debug("{} is empty, but could not be deleted", path, e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void writeState(PartState now) throws IOException {
        // In one step, because half a state would be unusable.
        now.write(nextStatePath);
        Files.move(nextStatePath, statePath, StandardCopyOption.ATOMIC_MOVE);
        state = now;
    }

    static final class LockedException extends IOException {
        private static final long serialVersionUID = 1L;

        LockedException(Path path) {
            super(path + " is in use by another process");
        }
    }

    /** Another process has changed the part while it was open here. */
    static final class AlteredException extends IOException {
        private static final long serialVersionUID = 1L;

        AlteredException(Path path, String how) {
            super(path + " " + how + " meanwhile");
        }
    }

    /** The part could not be created, because of its name or for lack of space. */
    static final class NotMadeException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        NotMadeException(Path path, FileSystemException cause) {
            super(path.toString(), null, cause.getReason());
            initCause(cause);
        }
    }
}
