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
package io.github.camelfilehosts.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file of any size. They can be read from any offset as often as needed, and are not held in memory
 * unless they were given as an array or a text.
 */
public abstract class Content {

    private final long size;
    private String md5;

    Content(long size) {
        this.size = size;
    }

    /** These bytes; the array is copied. */
    public static Content of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** This text in UTF-8. */
    public static Content of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The content of this file, which must not change while it is served. */
    public static Content ofPath(Path path) {
        try {
            return new LocalFile(path, Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Pseudo-random bytes, the same for the same seed. They are generated while they are read, and need neither memory
     * nor disk.
     *
     * @param size the number of bytes
     * @param seed contents of the same size are equal if their seeds are equal
     */
    public static Content random(long size, long seed) {
        return new Noise(size, seed);
    }

    /** The number of bytes. */
    public final long size() {
        return size;
    }

    /** The MD5 in lower-case hex. It is computed at the first call, which takes about two seconds per GB. */
    public final synchronized String md5() {
        if (md5 == null) {
            md5 = Checksum.of(this);
        }
        return md5;
    }

    /** Opens a stream of all bytes from this offset on. */
    public abstract InputStream open(long offset);

    /** Describes the content, without its bytes. */
    @Override
    public final String toString() {
        return size + " bytes" + origin();
    }

    /** Of what, after a space; nothing if there is nothing to say. */
    String origin() {
        return "";
    }

    /** All bytes as an array: for contents that fit into memory. */
    public final byte[] toByteArray() {
        try (InputStream in = open(0)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Bytes extends Content {

        private final byte[] bytes;

        Bytes(byte[] bytes) {
            super(bytes.length);
            this.bytes = bytes;
        }

        @Override
        public InputStream open(long offset) {
            int from = (int) Math.min(offset, bytes.length);
            return new ByteArrayInputStream(bytes, from, bytes.length - from);
        }
    }

    private static final class LocalFile extends Content {

        private final Path path;

        LocalFile(Path path, long size) {
            super(size);
            this.path = path;
        }

        @Override
        String origin() {
            return " of " + path;
        }

        @Override
        public InputStream open(long offset) {
            try {
                return Channels.newInputStream(FileChannel.open(path).position(offset));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Noise extends Content {

        private final long seed;

        Noise(long size, long seed) {
            super(size);
            this.seed = seed;
        }

        @Override
        String origin() {
            return " of noise " + seed;
        }

        @Override
        public InputStream open(long offset) {
            return new NoiseStream(seed, offset, size());
        }
    }
}
