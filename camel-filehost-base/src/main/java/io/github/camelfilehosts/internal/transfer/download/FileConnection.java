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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.Repeats;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.NoAnswer;
import io.github.camelfilehosts.internal.http.RefusedHostException;
import io.github.camelfilehosts.internal.meter.Meters;
import io.github.camelfilehosts.internal.transfer.Progress;
import io.github.camelfilehosts.internal.watch.Spans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to the download server of a file, as often as needed: gets a link, waits for its delay, sends the request,
 * and begins to read if the answer is the one asked for. Used by one thread, except where stated otherwise.
 */
final class FileConnection {

    private static final Logger LOG = LoggerFactory.getLogger(FileConnection.class);
    private static final int MAX_LINK_RENEWALS = 2;

    private final RemoteFile file;
    private final FileFacts facts;
    private final CallContext context;
    private final LinkSource links;
    private final ReplyCheck check;
    private final SameVersion version;
    private final Attempts attempts;
    private final Progress progress;

    private Link link;
    private volatile DownloadReply reply;
    private InputStream content;
    private long requested;
    private int asked;
    private Spans.Span span = Spans.Span.NONE;

    /**
     * @param link the first link; null to get a new one
     * @param check knows where the bytes begin and end
     * @param version the version of the file that the bytes must be of
     */
    FileConnection(
            RemoteFile file,
            LinkSource links,
            Link link,
            ReplyCheck check,
            SameVersion version,
            Attempts attempts,
            Progress progress) {
        this.file = file;
        this.facts = file.facts();
        this.context = file.context();
        this.links = links;
        this.link = link;
        this.check = check;
        this.version = version;
        this.attempts = attempts;
        this.progress = progress;
    }

    /** The bytes of the current connection; null if there is none. */
    InputStream content() {
        return content;
    }

    /** The current answer. */
    DownloadReply reply() {
        return reply;
    }

    /** The offset that was asked for. */
    long requested() {
        return requested;
    }

    /** Asks for the bytes from a position on, and retries as long as that makes sense. */
    void open(long position) {
        int renewals = 0;
        while (true) {
            boolean fresh = link == null;
            if (fresh) {
                link = links.fresh();
            }
            serveDelay();
            progress.started(position);
            FileHostException refusal = tracedRequest(position, fresh);
            if (refusal == null) {
                return;
            }
            dropLink(refusal, position);
            if (!isPassing(refusal)
                    || refusal instanceof RangeRefusedException
                    || refusal instanceof LinkExpiredException && ++renewals > MAX_LINK_RENEWALS) {
                throw outward(refusal);
            }
            if (refusal instanceof LinkExpiredException) {
                Repeats.tell("{}. Taking another link", refusal.getMessage());
            } else {
                attempts.pauseOrThrow(refusal);
            }
        }
    }

    private static boolean isPassing(FileHostException refusal) {
        return refusal instanceof TemporaryFailureException
                || refusal instanceof UnexpectedResponseException && refusal.isRetryable();
    }

    /** Hides from callers that a link was the cause. */
    private static FileHostException outward(FileHostException refusal) {
        return refusal instanceof LinkExpiredException ? new TemporaryFailureException(refusal.getFailure()) : refusal;
    }

    private void serveDelay() {
        Duration served =
                Duration.between(link.obtained(), file.settings().clock().instant());
        Duration delay = link.delay().minus(served);
        if (delay.compareTo(Duration.ZERO) <= 0) {
            return;
        }
        LOG.debug("{}: the link of file '{}' is free and can be used in {}", context, facts.id(), delay);
        context.waits().spend(delay, () -> file.delayTooLong(delay));
        context.meters().waited(Meters.Wait.FREE_LINK, delay);
    }

    /** Makes a request in a span of its own, which ends with the last byte. Other work may be done meanwhile. */
    private FileHostException tracedRequest(long position, boolean freshLink) {
        span = context.span("bytes down", false);
        span.tell("attempt", ++asked);
        span.tell("file.id", facts.id());
        try {
            return request(position, freshLink);
        } catch (RuntimeException e) {
            span.end(e);
            throw e;
        }
    }

    /** Asks for the bytes; returns why they do not come, or null if they do. */
    private FileHostException request(long position, boolean freshLink) {
        try {
            requested = position;
            attempts.begin();
            reply = file.settings()
                    .transport()
                    .download(
                            link.uri(),
                            position,
                            check.end() == facts.size() ? -1 : check.end(),
                            version.ifRange(),
                            file.settings().hosts());
            LOG.trace("{}: file '{}' from byte {} got HTTP {}", context, facts.id(), position, reply.status());
            FileHostException refusal = links.refusal(reply);
            return refusal == null ? accept(freshLink) : refusal;
        } catch (RefusedHostException e) {
            return file.refusedHost(e);
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

    /** Checks whether the reply is the file; returns why it is not, or null if it is. */
    private FileHostException accept(boolean freshLink) throws IOException {
        if (reply.deadEnd() != null) {
            FileHostException suspicion = links.suspicion(reply);
            if (suspicion == null) {
                throw reply.deadEnd();
            }
            return suspicion;
        }
        FileHostException refusal = check.refusal(reply, requested, freshLink);
        if (refusal == null && !version.admits(reply, requested)) {
            refusal = new RangeRefusedException(context.failure("file '" + facts.id()
                    + "' may have changed at its download server since its first bytes came: what it sends from byte "
                    + requested + " is not known to be the same file. Start again from the first byte"));
        }
        if (refusal == null) {
            refusal = begin();
        }
        FileHostException suspicion = isFinal(refusal) ? links.suspicion(reply) : null;
        return suspicion == null ? refusal : suspicion;
    }

    /** Whether neither another attempt nor one from the first byte on could help. */
    private static boolean isFinal(FileHostException refusal) {
        return refusal != null
                && !(refusal instanceof TemporaryFailureException)
                && !(refusal instanceof RangeNotSatisfiableException);
    }

    /** Begins to read; returns why it is not the file after all, or null if it is. */
    private FileHostException begin() throws IOException {
        content = reply.content();
        // The whole file may come although a part was asked for. It is accepted only before any byte was read.
        content.skipNBytes(requested - reply.offset());
        if (!check.mayBePage(reply)) {
            return null;
        }
        byte[] beginning = content.readNBytes(check.longestPage(requested));
        content = new SequenceInputStream(new ByteArrayInputStream(beginning), content);
        return check.pageRefusal(beginning, requested);
    }

    /** Whether the current link can be resumed. */
    boolean isResumable() {
        return link.resumable();
    }

    /** Closes the connection after a failure, and uses another link next time. */
    void dropLink(FileHostException failure, long position) {
        close(failure, position);
        link = null;
    }

    /**
     * Closes the connection, and keeps the link for the next one.
     *
     * @param failure why it is closed; null if it is complete
     * @param position the position reached
     */
    void close(Throwable failure, long position) {
        span.tell("bytes", position - requested);
        span.end(failure);
        span = Spans.Span.NONE;
        content = null;
        if (reply != null) {
            DownloadReply done = reply;
            reply = null;
            done.close();
        }
    }

    /** Closes the connection, so that a read from it fails. May be called by another thread. */
    void abort() {
        DownloadReply open = reply;
        if (open != null) {
            open.close();
        }
    }
}
