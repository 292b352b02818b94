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
package io.github.camelfilehosts.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An MD5 in the making, as both services use it to tell files apart. Used by one thread. */
public final class Md5 {

    private static final int BUFFER = 64 * 1024;

    private final MessageDigest digest;

    public Md5() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /** The MD5 of a file's bytes. */
    static String of(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return of(in);
        }
    }

    /** The MD5 of all that a stream still holds; does not close it. */
    static String of(InputStream in) throws IOException {
        Md5 md5 = new Md5();
        md5.updateAll(in);
        return md5.hex();
    }

    /** Reads a stream to its end, without closing it. Returns how many bytes there were. */
    public long updateAll(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            update(buffer, 0, count);
            size += count;
        }
        return size;
    }

    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** Lower-case hexadecimal; to be called once. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
