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
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * The stream of a file for readers outside of the base: a failure is an {@link IOException} with our exception as its
 * cause. Libraries that read a stream clean up after an IOException, but often not after other exceptions: an FTP
 * client was observed to leave its server waiting. Used by one thread.
 */
final class HostedFileStream extends InputStream {

    /**
     * Readers that lose an IOException: Java's scanner, which Camel's {@code tokenizeXML} uses, takes one for the end
     * of the file, and Java's XSLT drops its cause.
     */
    private static final Set<String> LOSERS =
            Set.of("java.util.Scanner", "com.sun.org.apache.xalan.internal.xsltc.dom.XSLTCDTMManager");

    private final RemoteFileStream file;
    private FileHostException failure;

    HostedFileStream(RemoteFileStream file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (failure == null) {
            try {
                return file.read(buffer, offset, length);
            } catch (FileHostException e) {
                failure = e;
            }
        }
        if (isLostOnReader()) {
            throw failure;
        }
        // Thrown again, because a reader may read on, and report only the last failure.
        throw failed();
    }

    private static boolean isLostOnReader() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> LOSERS.contains(frame.getClassName())));
    }

    private IOException failed() {
        return new IOException(failure.getMessage(), failure);
    }

    /**
     * True after a failure: a caller that asks then, like S3's client, wants to start again, and gets the failure from
     * {@link #reset()}.
     */
    @Override
    public boolean markSupported() {
        return failure != null;
    }

    @Override
    public void reset() throws IOException {
        if (failure != null) {
            throw failed();
        }
        super.reset();
    }

    @Override
    public int available() throws IOException {
        return failure == null ? file.available() : 0;
    }

    @Override
    public void close() {
        file.close();
    }
}
