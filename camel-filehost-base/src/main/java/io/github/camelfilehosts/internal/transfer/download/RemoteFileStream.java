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

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.NoAnswer;
import io.github.camelfilehosts.internal.transfer.Md5;
import io.github.camelfilehosts.internal.transfer.Permission;
import io.github.camelfilehosts.internal.transfer.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * The bytes of a file, from an offset to the end or to another offset. It connects at the first read, resumes a broken
 * transfer at the byte reached, and ends only if the length and the MD5 are right. They are checked before the last
 * bytes are returned, so that a reader that passes them on never completes a wrong file. Used by one thread.
 */
final class RemoteFileStream extends InputStream {

    /** How much of a requested part a server must send at a time: this many bytes, or this share of it. */
    private static final long LEAST_PART = 16 * 1024L;

    private static final int MOST_PARTS = 100;

    /** How long a server may be silent after the last byte before that counts as the end. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(1);

    private final FileFacts facts;
    private final CallContext context;
    private final long start;
    private final long end;
    private final Md5 md5;
    private final Progress progress;
    private final Permission permission;
    private final Attempts attempts;
    private final FileConnection connection;

    private long position;
    private boolean ended;
    private boolean closed;

    /**
     * @param link the first link; null to get a new one
     * @param end the end, exclusive; -1 if unknown
     * @param md5 the digest of the bytes before the start, which is checked at the end; null to check only the length
     * @param version the version of the file that the bytes must be of
     */
    RemoteFileStream(
            RemoteFile file,
            LinkSource links,
            Link link,
            long start,
            long end,
            Md5 md5,
            SameVersion version,
            Progress progress,
            Permission permission) {
        this.facts = file.facts();
        this.context = file.context();
        this.start = start;
        this.position = start;
        this.end = end;
        this.md5 = md5;
        this.progress = progress;
        this.permission = permission;
        this.attempts = new Attempts(file.settings().retry(), context);
        ReplyCheck check = new ReplyCheck(facts, start, end, md5 != null, context);
        this.connection = new FileConnection(file, links, link, check, version, attempts, progress);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (closed) {
            throw new IOException("The stream of file '" + facts.id() + "' is closed");
        }
        if (ended) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        try {
            return readOn(buffer, offset, length);
        } catch (RuntimeException e) {
            end(e);
            throw e;
        }
    }

    private int readOn(byte[] buffer, int offset, int length) {
        while (true) {
            if (position == end) {
                // There is nothing to ask for: an empty file, or an opening at the very end.
                checkEnd();
                return -1;
            }
            requireUninterrupted();
            permission.require();
            if (connection.content() == null) {
                connection.open(position);
            }
            try {
                int count = connection.content().read(buffer, offset, length);
                if (count >= 0) {
                    arrived(buffer, offset, count);
                    return count;
                }
                if (wasPart()) {
                    goOn();
                } else if (end < 0 && position >= connection.reply().total()) {
                    checkEnd();
                    return -1;
                } else {
                    endedEarly();
                }
            } catch (IOException e) {
                if (isWholeByMd5()) {
                    // Only the end of the transfer was wrong.
                    checkEnd();
                    return -1;
                }
                broken(NoAnswer.unquoted(e));
            }
        }
    }

    /** Whether the server sent less than was asked for, and said so. The link then works for the rest. */
    private boolean wasPart() {
        DownloadReply reply = connection.reply();
        boolean asAnnounced = position > connection.requested() && position == reply.offset() + reply.length();
        return asAnnounced && position < (end < 0 ? reply.total() : end);
    }

    /**
     * Asks for the rest. A part that is too small counts as a failure, because otherwise a server that sends tiny parts
     * would be asked endlessly.
     */
    private void goOn() {
        long part = position - connection.requested();
        long asked = (end < 0 ? connection.reply().total() : end) - connection.requested();
        connection.close(null, position);
        if (part < Math.min(LEAST_PART, asked / MOST_PARTS)) {
            attempts.dripped();
            attempts.pauseOrThrow(
                    new TemporaryFailureException(context.failure("the download server gave " + part + " bytes of "
                            + asked + " that it was asked for of file '" + facts.id() + "', and repeatedly as few")));
        }
    }

    /** Whether the MD5, where the size is unknown, shows that this is the end. */
    private boolean isWholeByMd5() {
        return end < 0 && position > start && md5 != null && md5.hex().equals(facts.md5());
    }

    /** Checks for an interrupt, because a read from the socket ignores it. */
    private void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new TemporaryFailureException(context.failure("the download of file '" + facts.id()
                    + "' was interrupted at byte " + position + " of " + facts.size()));
        }
    }

    private void arrived(byte[] buffer, int offset, int count) {
        position += count;
        attempts.progressed();
        if (md5 != null) {
            md5.update(buffer, offset, count);
        }
        if (end >= 0 && position >= end) {
            if (position > end || connection.reply().hasMore(END_PATIENCE)) {
                throw new CorruptTransferException(context.failure("file '" + facts.id() + "' should end after " + end
                        + " bytes, but the server sends more; what was written is not the file"));
            }
            checkEnd();
        } else {
            progress.transferred(position);
        }
    }

    private void checkEnd() {
        if (md5 != null) {
            String actual = md5.hex();
            if (!actual.equals(facts.md5())) {
                throw new CorruptTransferException(context.failure("file '" + facts.id() + "' has MD5 " + facts.md5()
                        + ", but the " + position + " bytes that came have " + actual
                        + "; what was written is not the file"));
            }
        }
        permission.requireForLast();
        ended = true;
        connection.close(null, position);
        progress.completed(position);
    }

    /**
     * The connection broke while bytes came. Bytes that came too slowly do not count as progress, because each could be
     * followed by another wait of the whole time-out.
     */
    private void broken(IOException cause) {
        if (connection.reply().hasDripped()) {
            attempts.dripped();
        }
        Failure failure = context.failure(
                "the download of file '" + facts.id() + "' broke at byte " + position + " of " + facts.size() + ": "
                        + context.describe(cause),
                cause);
        resumeOrThrow(failure, TemporaryFailureException::new);
    }

    /**
     * The server has ended the transfer early, as if it were complete. The rest may still come; a file that stays too
     * short is corrupt.
     */
    private void endedEarly() {
        Failure failure =
                context.failure("file '" + facts.id() + "' ended at byte " + position + " of " + facts.size());
        try {
            resumeOrThrow(failure, CorruptTransferException::new);
        } catch (CorruptTransferException e) {
            throw new EndedEarlyException(e.getFailure());
        }
    }

    /** Waits before the transfer is resumed, or throws. */
    private void resumeOrThrow(Failure failure, Function<Failure, FileHostException> kind) {
        boolean resumable = connection.isResumable();
        FileHostException why = kind.apply(failure);
        connection.dropLink(why, position);
        if (position > start && !resumable) {
            throw kind.apply(failure.withMessage(
                    failure.message() + ". Its link cannot be resumed; start again from the first byte"));
        }
        attempts.pauseOrThrow(why);
        if (position > start) {
            progress.resumed();
        }
    }

    @Override
    public int available() throws IOException {
        return connection.content() == null ? 0 : connection.content().available();
    }

    /** Ends the transfer. */
    @Override
    public void close() {
        end(ended ? null : new IOException("closed by its reader after byte " + position));
    }

    private void end(Exception failure) {
        if (!closed) {
            closed = true;
            connection.close(failure, position);
            if (!ended) {
                progress.failed(failure);
            }
        }
    }

    /** Closes the connection from another thread, so that a read from it fails. */
    void abort() {
        attempts.abort();
        connection.abort();
    }
}
