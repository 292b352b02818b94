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
 * A remote file as its readers outside of the base get it: what fails is an {@link IOException}, with our exception as
 * its cause. Libraries that read a stream let go of what they hold after an IOException, and often after nothing else:
 * an FTP client was seen to leave its server waiting. Used by one thread.
 */
final class HostedFileStream extends InputStream {

    /**
     * They lose an IOException: Java's scanner, with Camel's {@code tokenizeXML} upon it, takes one for the end of the
     * file, and Java's XSLT drops its cause.
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
        // Again for whoever reads on, and reports the last failure, not the first.
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
     * Who asks after a failure wants to start anew, as S3's client does, and learns from {@link #reset()} what has
     * happened.
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
