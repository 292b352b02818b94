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

import io.github.camelfilehosts.internal.transfer.Md5;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * A local file, read in place. The same bytes must be hashed, announced and sent: if the file changes meanwhile,
 * reading it fails, before the first byte or before the last one.
 */
final class LocalUpload implements UploadSource {

    private final Path path;
    private final Executor executor;
    private final BasicFileAttributes seen;
    private String md5;

    /** @param executor for hashing */
    LocalUpload(Path path, Executor executor) throws IOException {
        this.path = path;
        this.executor = executor;
        this.seen = attributes();
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    /** The size at the first look. */
    @Override
    public long size() {
        return seen.size();
    }

    @Override
    public String md5() throws IOException {
        if (md5 == null) {
            md5 = Md5.of(path, executor);
        }
        return md5;
    }

    @Override
    public InputStream open() throws IOException {
        requireUnchanged();
        return new FilterInputStream(Files.newInputStream(path)) {
            private long left = seen.size();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = in.read(buffer, offset, length);
                left -= Math.max(0, read);
                if (read < 0 || left <= 0) {
                    requireUnchanged();
                }
                return read;
            }
        };
    }

    private void requireUnchanged() throws IOException {
        BasicFileAttributes now = attributes();
        if (!Objects.equals(now.fileKey(), seen.fileKey())) {
            // Size and time may be the same, because copying a file keeps them.
            throw new IOException("the file " + path + " has changed meanwhile: it has been replaced");
        }
        if (now.size() != seen.size() || !now.lastModifiedTime().equals(seen.lastModifiedTime())) {
            throw new IOException("the file " + path + " has changed meanwhile: it had " + describe(seen) + ", and has "
                    + describe(now) + ". Upload it when nothing writes to it");
        }
    }

    private static String describe(BasicFileAttributes file) {
        return file.size() + " bytes of " + file.lastModifiedTime();
    }
}
