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
package io.github.camelfilehosts;

import java.io.InputStream;
import org.apache.camel.WrappedFile;

/**
 * A file at a file host, as {@code download} puts it in the body: a handle, not the bytes. Nothing is fetched until a
 * stream is read. It can be opened as often as needed. Each opening takes a new link; only the first one, if it comes
 * early, uses the link that {@code download} got.
 *
 * <p>It is a {@link WrappedFile}, because Camel's stream caching, {@code log:}, wire tap and multicast do not read one.
 * Type converters convert it to whatever Camel converts a stream to, so endpoints, data formats and languages work with
 * it as with a file.
 *
 * <p>Instances are immutable and thread-safe; the streams that they open are not thread-safe.
 */
public interface HostedFile extends WrappedFile<HostedFile> {

    /** The name as the service gives it. It is not safe as a path. */
    String name();

    /** The size in bytes; -1 if unknown. */
    long size();

    /** The MD5 in lower-case hexadecimal; null if unknown. */
    String md5();

    /** The whole file: {@code open(0)}. */
    default InputStream open() {
        return open(0);
    }

    /**
     * Opens the file at an offset. Closing the stream early stops the transfer.
     *
     * <p>Reading checks the length and, from offset 0, the MD5. If either is wrong, the last read fails; it never
     * reports a normal end of file. A reader gets an {@link java.io.IOException} whose cause is a
     * {@link FileHostException}, here a {@link CorruptTransferException}. So code that handles an {@code IOException}
     * works, and Camel's {@code onException} finds the cause.
     *
     * @param offset in bytes, from 0 to {@link #size()}
     * @throws InvalidRequestException if the offset lies outside the file
     */
    InputStream open(long offset);

    @Override
    default HostedFile getFile() {
        return this;
    }

    /** Returns this file itself: data formats read the body of a file, and convert it. */
    @Override
    default Object getBody() {
        return this;
    }

    /** Overrides a method of Camel since 4.18; earlier versions do not have it. */
    default long getFileLength() {
        return size();
    }
}
