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

import io.github.camelfilehosts.internal.camel.FileHostEndpoint;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileHostFile;
import io.github.camelfilehosts.test.FileHostServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;

/**
 * What a downloaded file may be: what the stand-in holds under its name. Where nothing has that name, it was told
 * otherwise, and any file will do.
 */
final class Truth {

    private final String name;
    private final List<Content> contents;
    private final boolean sizeOnly;

    private Truth(String name, List<Content> contents, boolean sizeOnly) {
        this.name = name;
        this.contents = contents;
        this.sizeOnly = sizeOnly;
    }

    static Truth of(String name, FileHostServer<?> standIn, FileHostEndpoint<?> endpoint) {
        List<? extends FileHostFile<?>> ofThatName = standIn.files().stream()
                .filter(file -> file.name().equals(name))
                .toList();
        List<Content> contents = (ofThatName.isEmpty() ? standIn.files() : ofThatName)
                .stream().map(FileHostFile::content).filter(Objects::nonNull).toList();
        return new Truth(name, contents, !endpoint.getConfiguration().isVerifyChecksum());
    }

    void check(File file, Watch watch) {
        MessageDigest digest = digest();
        try (InputStream in = Content.ofPath(file.toPath()).open(0)) {
            check(0, update(digest, in), digest.digest(), watch);
        } catch (IOException e) {
            watch.violation(file + " cannot be read", e);
        }
    }

    /** All of the file from this offset was read. */
    void check(long offset, long size, byte[] digest, Watch watch) {
        watch.report().count("files delivered", 1);
        if (contents.stream().noneMatch(content -> is(content, offset, size, digest))) {
            watch.violation(name + " was delivered from " + offset + " on with " + size
                    + " bytes that the stand-in does not hold");
        }
    }

    private boolean is(Content content, long offset, long size, byte[] digest) {
        if (sizeOnly || size != content.size() - offset) {
            return size == content.size() - offset;
        }
        MessageDigest expected = digest();
        try (InputStream in = content.open(offset)) {
            update(expected, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MessageDigest.isEqual(expected.digest(), digest);
    }

    private static long update(MessageDigest digest, InputStream in) throws IOException {
        long size = 0;
        byte[] buffer = new byte[32 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
            size += n;
        }
        return size;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
