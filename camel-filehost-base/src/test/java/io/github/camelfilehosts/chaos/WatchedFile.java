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
package io.github.camelfilehosts.chaos;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * A downloaded file whose readers are looked at: whether what they get to the end of is right, and what they fail with
 * is ours.
 */
record WatchedFile(HostedFile file, Truth truth, Watch watch) implements HostedFile {

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public String md5() {
        return file.md5();
    }

    @Override
    public InputStream open(long offset) {
        try {
            return new Stream(file.open(offset), offset);
        } catch (RuntimeException e) {
            requireOurs(e);
            throw e;
        }
    }

    private void requireOurs(Exception failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof FileHostException)) {
            cause = cause.getCause();
        }
        if (cause == null) {
            watch.violation("reading " + file + " failed with an exception that is not ours", failure);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private final class Stream extends FilterInputStream {

        private final long offset;
        private final MessageDigest digest = Truth.digest();
        private long read;
        private boolean ended;

        Stream(InputStream in, long offset) {
            super(in);
            this.offset = offset;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, from, length);
            } catch (IOException | RuntimeException e) {
                requireOurs(e);
                throw e;
            }
            if (count > 0) {
                digest.update(buffer, from, count);
                read += count;
            } else if (count < 0 && !ended) {
                ended = true;
                truth.check(offset, read, digest.digest(), watch);
            }
            return count;
        }

        /** Reads what it skips. */
        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, 8192)).length;
        }
    }
}
