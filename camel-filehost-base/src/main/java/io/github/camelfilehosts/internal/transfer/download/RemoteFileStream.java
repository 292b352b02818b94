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
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.NoAnswer;
import io.github.camelfilehosts.internal.http.RefusedHostException;
import io.github.camelfilehosts.internal.transfer.Md5;
import io.github.camelfilehosts.internal.transfer.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a remote file, from an offset to the end or to another offset. Connects when the first byte is asked
 * for; takes a broken connection up again from the byte reached; ends only when the length and the MD5 are right. The
 * check comes before the last bytes are handed out, so that whoever passes them on never completes a wrong file. Used
 * by one thread.
 */
final class RemoteFileStream extends InputStream {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteFileStream.class);
    private static final int MAX_LINK_RENEWALS = 2;

    /** What a server must give at a time of what it is asked for: so many bytes, or that part of it. */
    private static final long LEAST_PART = 16 * 1024L;

    private static final int MOST_PARTS = 100;

    /** How long a server may be silent behind the last byte before it is taken for the end. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(1);

    private final FileFacts facts;
    private final LinkSource links;
    private final long start;
    private final long end;
    private final ReplyCheck check;
    private final CallContext context;
    private final TransferSettings settings;
    private final Progress progress;
    private final Md5 md5;
    private final SameVersion version;

    private Link link;
    private volatile DownloadReply reply;
    private InputStream content;
    private long requested;
    private long position;
    private int failures;
    private int failuresBefore;
    private boolean ended;
    private boolean closed;
    private volatile boolean aborted;

    /**
     * @param link to begin with; null to take a fresh one
     * @param end where to end, exclusive; -1 if nobody knows
     * @param md5 has seen the bytes before the start, and is checked at the end; null to check the length only
     * @param version of the bytes that this stream's are to go with
     */
    RemoteFileStream(
            FileFacts facts,
            LinkSource links,
            Link link,
            long start,
            long end,
            Md5 md5,
            SameVersion version,
            CallContext context,
            TransferSettings settings,
            Progress progress) {
        this.facts = facts;
        this.links = links;
        this.link = link;
        this.start = start;
        this.position = start;
        this.end = end;
        this.context = context;
        this.settings = settings;
        this.progress = progress;
        this.md5 = md5;
        this.version = version;
        this.check = new ReplyCheck(facts, start, end, md5 != null, context);
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
            progress.failed(e);
            close();
            throw e;
        }
    }

    private int readOn(byte[] buffer, int offset, int length) {
        while (true) {
            if (position == end) {
                // Nothing is left to ask for: an empty file, or an open at the very end.
                checkEnd();
                return -1;
            }
            requireUninterrupted();
            if (content == null) {
                connect();
            }
            try {
                int count = content.read(buffer, offset, length);
                if (count >= 0) {
                    arrived(buffer, offset, count);
                    return count;
                }
                if (wasPart()) {
                    goOn();
                } else if (end < 0 && position >= reply.total()) {
                    checkEnd();
                    return -1;
                } else {
                    endedEarly();
                }
            } catch (IOException e) {
                if (isWholeByMd5()) {
                    // Only how it ended was wrong.
                    checkEnd();
                    return -1;
                }
                broken(NoAnswer.unquoted(e));
            }
        }
    }

    /** A server may give less than it was asked for, and say so. The link is good then for what comes next. */
    private boolean wasPart() {
        boolean asAnnounced = position > requested && position == reply.offset() + reply.length();
        return asAnnounced && position < (end < 0 ? reply.total() : end);
    }

    /**
     * A server that gives drops would be asked once for each: those that are no progress are failures, of which there
     * may be a few only.
     */
    private void goOn() {
        long part = position - requested;
        long asked = (end < 0 ? reply.total() : end) - requested;
        disconnect();
        if (part < Math.min(LEAST_PART, asked / MOST_PARTS)) {
            failures = failuresBefore;
            retryOrThrow(new TemporaryFailureException(context.failure("the download server gave " + part + " bytes of "
                    + asked + " that it was asked for of file '" + facts.id() + "', and again and again so few")));
        }
    }

    /** Where only the MD5 is known, it says where the end is. */
    private boolean isWholeByMd5() {
        return end < 0 && position > start && md5 != null && md5.hex().equals(facts.md5());
    }

    /** The socket that the bytes come from does not mind an interrupt. */
    private void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new TemporaryFailureException(context.failure("the download of file '" + facts.id()
                    + "' was interrupted at byte " + position + " of " + facts.size()));
        }
    }

    private void arrived(byte[] buffer, int offset, int count) {
        position += count;
        failures = 0;
        if (md5 != null) {
            md5.update(buffer, offset, count);
        }
        if (end >= 0 && position >= end) {
            if (position > end || reply.hasMore(END_PATIENCE)) {
                throw new CorruptTransferException(context.failure("file '" + facts.id() + "' should end after " + end
                        + " bytes, but the server sends more; what was written of it is not the file"));
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
                        + "; what was written of it is not the file"));
            }
        }
        ended = true;
        disconnect();
        progress.completed(position);
    }

    /**
     * The connection broke while bytes came. Those of one that dripped do not count: each would be worth another wait
     * of the whole time-out.
     */
    private void broken(IOException cause) {
        if (reply.hasDripped()) {
            failures = failuresBefore;
        }
        Failure failure = context.failure(
                "the download of file '" + facts.id() + "' broke at byte " + position + " of " + facts.size() + ": "
                        + context.describe(cause),
                cause);
        resumeOrThrow(failure, TemporaryFailureException::new);
    }

    /**
     * The server has ended the transfer as if that were all: what is missing may come yet, but a file that stays too
     * short is the wrong one.
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

    /** Waits before the transfer is taken up again, or gives up. */
    private void resumeOrThrow(Failure failure, Function<Failure, FileHostException> kind) {
        boolean resumable = link.resumable();
        disconnect();
        link = null;
        if (position > start && !resumable) {
            throw kind.apply(
                    failure.withMessage(failure.message() + ". Its link does not allow to resume; start anew"));
        }
        retryOrThrow(kind.apply(failure));
    }

    private void retryOrThrow(FileHostException failure) {
        if (aborted) {
            throw failure;
        }
        settings.retry().pauseOrThrow(failures, failure, context);
        failures++;
    }

    private void connect() {
        int renewals = 0;
        while (true) {
            boolean fresh = link == null;
            if (fresh) {
                link = links.fresh();
            }
            serveDelay();
            progress.started();
            FileHostException refusal = request(fresh);
            if (refusal == null) {
                return;
            }
            disconnect();
            link = null;
            if (!isPassing(refusal)
                    || refusal instanceof RangeRefusedException
                    || refusal instanceof LinkExpiredException && ++renewals > MAX_LINK_RENEWALS) {
                throw outward(refusal);
            }
            if (refusal instanceof LinkExpiredException) {
                LOG.debug("{}. Taking another link", refusal.getMessage());
            } else {
                retryOrThrow(refusal);
            }
        }
    }

    private static boolean isPassing(FileHostException refusal) {
        return refusal instanceof TemporaryFailureException
                || refusal instanceof UnexpectedResponseException && refusal.isRetryable();
    }

    /** That it was the link is nobody's business outside. */
    private static FileHostException outward(FileHostException refusal) {
        return refusal instanceof LinkExpiredException ? new TemporaryFailureException(refusal.getFailure()) : refusal;
    }

    private void serveDelay() {
        Duration served = Duration.between(link.obtained(), settings.clock().instant());
        Duration delay = link.delay().minus(served);
        if (delay.compareTo(Duration.ZERO) > 0) {
            LOG.debug("{}: the link of file '{}' is free and may be used in {}", context, facts.id(), delay);
        }
        context.waits().spend(delay, () -> delayTooLong(facts, delay, context));
    }

    static RateLimitedException delayTooLong(FileFacts facts, Duration delay, CallContext context) {
        return new RateLimitedException(
                context.failure("the link of file '" + facts.id() + "' is free and may be used in " + delay.toSeconds()
                                + " s only, which is longer than maxWait allows")
                        .withRetryAfter(delay));
    }

    static InvalidRequestException refusedHost(FileFacts facts, RefusedHostException e, CallContext context) {
        return new InvalidRequestException(
                context.failure("file '" + facts.id() + "' was not fetched: " + e.getMessage())
                        .withCause(e));
    }

    /** Asks for the bytes; returns why they do not come, or null. */
    private FileHostException request(boolean freshLink) {
        try {
            requested = position;
            failuresBefore = failures;
            reply = settings.transport()
                    .download(
                            link.uri(), position, end == facts.size() ? -1 : end, version.ifRange(), settings.hosts());
            LOG.trace("{}: file '{}' from byte {} got HTTP {}", context, facts.id(), position, reply.status());
            FileHostException refusal = links.refusal(reply);
            return refusal == null ? accept(freshLink) : refusal;
        } catch (RefusedHostException e) {
            return refusedHost(facts, e, context);
        } catch (IOException e) {
            IOException cause = NoAnswer.unquoted(e);
            return NoAnswer.because(
                    cause,
                    context.failure(
                            "file '" + facts.id() + "' could not be fetched from its download server: "
                                    + context.describe(cause),
                            cause));
        }
    }

    /** Takes the reply for the file; returns why it is none, or null. */
    private FileHostException accept(boolean freshLink) throws IOException {
        if (reply.deadEnd() != null) {
            FileHostException suspicion = links.suspicion(reply);
            if (suspicion == null) {
                throw reply.deadEnd();
            }
            return suspicion;
        }
        FileHostException refusal = check.refusal(reply, position, freshLink);
        if (refusal == null && !version.admits(reply, position)) {
            refusal = new RangeRefusedException(context.failure("file '" + facts.id()
                    + "' may have changed at its download server since its first bytes came, and goes on at byte "
                    + position + " with others. Start anew"));
        }
        if (refusal == null) {
            refusal = begin();
        }
        FileHostException suspicion = isFinal(refusal) ? links.suspicion(reply) : null;
        return suspicion == null ? refusal : suspicion;
    }

    /** Whether there is nothing that another try, or one from the first byte on, may mend, whatever is suspected. */
    private static boolean isFinal(FileHostException refusal) {
        return refusal != null
                && !(refusal instanceof TemporaryFailureException)
                && !(refusal instanceof RangeNotSatisfiableException);
    }

    /** Begins to read; returns why that is not the file after all, or null. */
    private FileHostException begin() throws IOException {
        content = reply.content();
        // The whole file may come although a part was asked for; accepted before any byte was handed out only.
        content.skipNBytes(position - reply.offset());
        if (!check.mayBePage(reply)) {
            return null;
        }
        byte[] beginning = content.readNBytes(check.longestPage(position));
        content = new SequenceInputStream(new ByteArrayInputStream(beginning), content);
        return check.pageRefusal(beginning, position);
    }

    @Override
    public int available() throws IOException {
        return content == null ? 0 : content.available();
    }

    /** Ends the transfer where it stands. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            disconnect();
            if (!ended) {
                progress.failed(new IOException("closed by its reader after byte " + position));
            }
        }
    }

    /** Takes the connection away, from another thread: what reads on it fails. */
    void abort() {
        aborted = true;
        DownloadReply open = reply;
        if (open != null) {
            open.close();
        }
    }

    private void disconnect() {
        content = null;
        if (reply != null) {
            DownloadReply done = reply;
            reply = null;
            done.close();
        }
    }
}
