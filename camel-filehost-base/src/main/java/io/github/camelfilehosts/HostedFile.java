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
 * A file at a file host, as {@code download} puts it in the body: a handle, not the bytes. Nothing is fetched until
 * somebody reads, and it can be opened as often as needed; each open but an early first one takes a fresh link.
 *
 * <p>It is a {@link WrappedFile}, because that is the shape that Camel's stream caching, {@code log:}, wire tap and
 * multicast leave alone. Type converters make of it whatever Camel makes of a stream, so that endpoints, data formats
 * and languages work on it as on a file.
 *
 * <p>Instances are immutable and may be shared by threads; a stream that they open may not.
 */
public interface HostedFile extends WrappedFile<HostedFile> {

    /** The name as the service gave it: data, not a path. */
    String name();

    /** The size in bytes; -1 if the service does not say. */
    long size();

    /** The MD5 in lower-case hexadecimal; null if the service does not say. */
    String md5();

    /** The whole file: {@code open(0)}. */
    default InputStream open() {
        return open(0);
    }

    /**
     * The file from a byte on. Closing the stream early stops the transfer.
     *
     * <p>Reading checks the length and, from offset 0, the MD5: what is wrong ends in a failure, never in a quiet end
     * of file. What a reader meets is an {@link java.io.IOException} whose cause is a {@link FileHostException}, here a
     * {@link CorruptTransferException}: code that cleans up after an {@code IOException} does so, and Camel's
     * {@code onException} finds the cause.
     *
     * @param offset from 0 to {@link #size()}
     * @throws InvalidRequestException if the offset lies outside the file
     */
    InputStream open(long offset);

    @Override
    default HostedFile getFile() {
        return this;
    }

    /** Itself. Data formats take the body of a file for what they are to read, and convert it. */
    @Override
    default Object getBody() {
        return this;
    }

    /** Camel's own since 4.18, and no override before. */
    default long getFileLength() {
        return size();
    }
}
