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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/**
 * The bytes of a stream that can be read only once, stored in a temporary file and hashed meanwhile. {@link #close()}
 * deletes it.
 */
public final class SpooledUpload implements UploadSource {

    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final long size;
    private final String md5;

    private SpooledUpload(Path path, long size, String md5) {
        this.path = path;
        this.size = size;
        this.md5 = md5;
    }

    /** The bytes could be read, but not stored, for example because the disk is full. */
    static final class NotKeptException extends IOException {

        private static final long serialVersionUID = 1L;

        NotKeptException(Path directory, IOException cause) {
            super("it cannot be kept in the spool directory " + directory + " (" + cause + ")", cause);
        }
    }

    @FunctionalInterface
    private interface Keeping<T> {
        T keep() throws IOException;
    }

    /**
     * Reads a stream to its end and closes it.
     *
     * @param executor for hashing
     * @param directory where to store the bytes; created if it is missing
     */
    public static SpooledUpload spool(InputStream stream, Path directory, Executor executor) throws IOException {
        Path path = null;
        try (InputStream in = stream) {
            path = kept(directory, () -> file(directory));
            return fill(path, in, executor);
        } catch (Throwable e) {
            // Whatever the stream has thrown, perhaps when it was closed.
            if (path != null) {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }

    private static SpooledUpload fill(Path path, InputStream in, Executor executor) throws IOException {
        Path directory = path.getParent();
        try (OutputStream out = kept(directory, () -> Files.newOutputStream(path))) {
            Md5 md5 = new Md5(executor);
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                int read = count;
                size += kept(directory, () -> write(buffer, read, out));
                md5.update(buffer, 0, count);
            }
            return new SpooledUpload(path, size, md5.hex());
        }
    }

    private static Path file(Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "camel-filehost-", ".spool");
    }

    private static int write(byte[] buffer, int count, OutputStream out) throws IOException {
        out.write(buffer, 0, count);
        return count;
    }

    private static <T> T kept(Path directory, Keeping<T> what) throws NotKeptException {
        try {
            return what.keep();
        } catch (IOException e) {
            throw new NotKeptException(directory, e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String md5() {
        return md5;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
