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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A regular file at a path, and not a link, through which a write would go elsewhere.
 *
 * @param key tells it from any other file at its path
 */
record PlainFile(Object key) {

    /**
     * @return the file; null if there is none
     * @throws NotPlainException if it is something else: a link, a directory, a device, or a file with more than one
     *     name
     */
    static PlainFile at(Path path) throws IOException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile() || hasOtherNames(path)) {
                throw new NotPlainException(path);
            }
        } catch (NoSuchFileException e) {
            return null;
        }
        return of(found);
    }

    private static PlainFile of(BasicFileAttributes found) {
        // Windows has no file keys.
        return new PlainFile(found.fileKey() == null ? found.creationTime() : found.fileKey());
    }

    /** Whether this file is still at the path. It may have another name by now, for example of a backup. */
    boolean isAt(Path path) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() && equals(of(found));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean hasOtherNames(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    }

    static final class NotPlainException extends IOException {
        private static final long serialVersionUID = 1L;

        NotPlainException(Path path) {
            super(path + " is not a regular file, but a link or something else that must not be written to. Remove it");
        }
    }
}
