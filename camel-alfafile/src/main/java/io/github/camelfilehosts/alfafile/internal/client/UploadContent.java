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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.upload.UploadSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;

/**
 * What an upload sends: its MD5 and size, for which the body is read only if they are not given, and its bytes. Used by
 * one thread at a time.
 */
final class UploadContent implements Closeable {

    private final Callable<UploadSource> body;
    private final Long givenSize;
    private final CallContext context;
    private UploadSource source;
    private String md5;
    private long size = -1;

    /**
     * @param body supplies the bytes if they are needed; called at most once
     * @param md5 the MD5; null if it is not known without reading
     * @param givenSize the size in bytes; null if it is not known without reading
     */
    UploadContent(Callable<UploadSource> body, String md5, Long givenSize, CallContext context) {
        this.body = body;
        this.md5 = md5;
        this.givenSize = givenSize;
        this.context = context;
    }

    /** The MD5; null if it is not known yet. */
    String md5() {
        return md5;
    }

    /** The size in bytes; -1 if it is not known yet. */
    long size() {
        return size;
    }

    /** Finds out MD5 and size. */
    void describe() {
        if (size >= 0) {
            return;
        }
        if (md5 != null && givenSize != null) {
            size = givenSize;
            return;
        }
        if (md5 == null) {
            md5 = read(source()::md5);
        }
        size = actualSize();
    }

    /** @throws InvalidRequestException if the body has another size than was given */
    void requireGivenSize() {
        actualSize();
    }

    private long actualSize() {
        long actual = read(source()::size);
        if (givenSize != null && actual != givenSize) {
            throw new InvalidRequestException(
                    context.failure("the size was given as " + givenSize + " bytes, but the body has " + actual));
        }
        return actual;
    }

    /** @throws CorruptTransferException if the resulting file is another one, as far as is known */
    void requireSame(AlfaFile file, String uploadId) {
        boolean other = md5 != null && file.md5() != null && !md5.equals(file.md5())
                || size >= 0 && file.size() != null && size != file.size();
        if (other) {
            throw new CorruptTransferException(context.failure("upload '" + uploadId + "' became file '" + file.id()
                            + "' with MD5 " + file.md5() + " and " + file.size() + " bytes, but the body has " + md5
                            + " and " + size + " bytes. Delete that file before you upload again")
                    .withRetryable(false));
        }
    }

    InputStream open() {
        return read(source()::open);
    }

    private UploadSource source() {
        if (source == null) {
            source = read(body);
        }
        return source;
    }

    /** Turns whatever the body throws into a failure of the body. */
    private <T> T read(Callable<T> what) {
        try {
            return what.call();
        } catch (FileHostException e) {
            throw e;
        } catch (Throwable e) {
            throw unreadable(e);
        }
    }

    private FileHostException unreadable(Throwable e) {
        if (isInterrupt(e)) {
            Thread.currentThread().interrupt();
            return new TemporaryFailureException(context.failure("interrupted while the body was read", e));
        }
        return UploadSource.unreadable(
                e, context.failure("the body could not be read: " + context.quote(e.toString()), e));
    }

    private static boolean isInterrupt(Throwable e) {
        return Thread.currentThread().isInterrupted()
                // The exception of a pipe clears the interrupt of the thread.
                || e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    }

    /** Removes what was stored for the upload. */
    @Override
    public void close() throws IOException {
        if (source != null) {
            source.close();
        }
    }
}
