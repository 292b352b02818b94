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

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.transfer.Md5;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Bytes that are to be uploaded, and can be read as often as needed. Used by one thread at a time. */
public interface UploadSource extends Closeable {

    /** The size in bytes; reads all bytes once if it is unknown. */
    long size() throws IOException;

    /** The MD5 in lower-case hexadecimal; reads all bytes once if it is unknown. */
    String md5() throws IOException;

    /** Opens the bytes, from the first one on. */
    InputStream open() throws IOException;

    /** Removes what was stored for the upload. */
    @Override
    default void close() throws IOException {}

    /**
     * The exception for bytes that could not be read: the failure of a file at a file host, unchanged; a temporary
     * failure if this machine lacks disk space or file descriptors; otherwise a failure of the request. A stream of the
     * user may throw anything.
     *
     * @param otherwise the failure to report, if the cause is not one itself
     */
    static FileHostException unreadable(Throwable e, Failure otherwise) {
        FileHostException failure = failureIn(e);
        if (failure != null) {
            return failure;
        }
        // Its subclasses tell what is wrong with the file.
        boolean lacking = e instanceof SpooledUpload.NotKeptException || e.getClass() == FileSystemException.class;
        return lacking ? new TemporaryFailureException(otherwise) : new InvalidRequestException(otherwise);
    }

    /** The failure of a file at a file host, which its readers get as a cause; null if it was something else. */
    private static FileHostException failureIn(Throwable e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof FileHostException)) {
            cause = cause.getCause();
        }
        return (FileHostException) cause;
    }

    /**
     * A local file. If it changes before its last byte was read, reading it fails.
     *
     * @param executor for hashing
     */
    static UploadSource of(Path path, Executor executor) throws IOException {
        return new LocalUpload(path, executor);
    }

    /** @param executor for hashing */
    static UploadSource of(byte[] bytes, Executor executor) {
        return new UploadSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public String md5() {
                Md5 md5 = new Md5(executor);
                md5.update(bytes, 0, bytes.length);
                return md5.hex();
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** A file at a file host whose size and MD5 are known. It is transferred without being stored on disk. */
    static UploadSource of(HostedFile file) {
        return new UploadSource() {
            @Override
            public long size() {
                return file.size();
            }

            @Override
            public String md5() {
                return file.md5();
            }

            @Override
            public InputStream open() {
                return file.open();
            }
        };
    }
}
