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
package io.github.camelfilehosts.internal.transfer.upload;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.Permission;
import io.github.camelfilehosts.internal.transfer.Progress;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of an upload, which are counted, reported, and refused if there are not as many as announced. A failure to
 * read them is thrown unchecked, so that it is not mistaken for a failure of the connection that they are written to.
 */
public final class MeteredStream extends FilterInputStream {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredStream.class);

    private final long announced;
    private final Progress progress;
    private final Permission permission;
    private final Runnable beforeLast;
    private final CallContext context;
    private final InstantSource clock;
    private Instant lastRead;
    private long count;
    private boolean toldOfLast;

    /** @param beforeLast is called before the last bytes are returned */
    public MeteredStream(
            InputStream in,
            long announced,
            Progress progress,
            Permission permission,
            Runnable beforeLast,
            CallContext context,
            InstantSource clock) {
        super(in);
        this.announced = announced;
        this.progress = progress;
        this.permission = permission;
        this.beforeLast = beforeLast;
        this.context = context;
        this.clock = clock;
        this.lastRead = clock.instant();
    }

    /** How many bytes have been returned. */
    public long count() {
        return count;
    }

    /** How long ago the last bytes were returned. */
    public Duration idle() {
        return Duration.between(lastRead, clock.instant());
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        requireUninterrupted();
        permission.require();
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (FileHostException e) {
            throw e;
        } catch (Throwable e) {
            // A stream of the user may throw anything.
            throw unreadable(e);
        }
        if (read < 0 ? count != announced : count + read > announced) {
            throw new InvalidRequestException(context.failure("the body was announced with " + announced
                    + " bytes, but has " + (read < 0 ? count : "more than " + announced)
                    + ": it has changed meanwhile, or the size given was wrong"));
        }
        if (!toldOfLast && count + Math.max(read, 0) == announced) {
            toldOfLast = true;
            permission.requireForLast();
            beforeLast.run();
        }
        if (read > 0) {
            count += read;
            lastRead = clock.instant();
            progress.transferred(count);
        }
        return read;
    }

    private FileHostException unreadable(Throwable e) {
        requireUninterrupted();
        return UploadSource.unreadable(
                e,
                context.failure(
                        "the body could not be read after byte " + count + ": " + context.quote(e.toString()), e));
    }

    /** Closes the stream. It is no longer needed, so failures do not matter. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (Throwable e) {
            LOG.debug(
                    "{}: closing the body failed with {}", context, e.getClass().getName());
        }
    }

    /** Checks for an interrupt, because a write to the socket ignores it. */
    private void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new TemporaryFailureException(
                    context.failure("interrupted after byte " + count + " of " + announced));
        }
    }
}
