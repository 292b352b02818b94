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

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.Md5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of downloaded files: which names are taken, and where another file may go. Thread-safe. */
final class TargetDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(TargetDirectory.class);

    private final Path directory;
    private final FileExist fileExist;

    TargetDirectory(Path directory, FileExist fileExist) {
        this.directory = directory;
        this.fileExist = fileExist;
    }

    /** Creates it if it is missing; throws if it cannot be written to. */
    void make(CallContext context) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            Path nearest = nearestThere();
            String reason = Files.isDirectory(nearest)
                    ? context.quote(e.toString())
                    : nearest + " is not a directory, but a file, or a link that does not lead to a directory";
            Failure failure = context.failure("downloadDirectory " + directory + " cannot be created: " + reason, e);
            // If it may be created there, the disk is full.
            throw isWritable(nearest) ? new TemporaryFailureException(failure) : new InvalidRequestException(failure);
        }
        if (!Files.isWritable(directory)) {
            throw new InvalidRequestException(
                    context.failure("downloadDirectory " + directory + " cannot be written to"));
        }
    }

    /** The nearest existing ancestor. A broken link counts as existing. */
    private Path nearestThere() {
        Path path = directory.toAbsolutePath();
        while (path.getParent() != null && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            path = path.getParent();
        }
        return path;
    }

    private static boolean isWritable(Path path) {
        return Files.isDirectory(path) && Files.isWritable(path);
    }

    /** The same file, complete, from an earlier download; null if there is none. */
    Path findRight(String name, RemoteFile file) throws IOException {
        Path candidate = directory.resolve(name);
        for (int i = 1; isTaken(candidate); i++) {
            if (isRight(candidate, file)) {
                LOG.debug(
                        "{}: file '{}' is there already and complete: {}",
                        file.context(),
                        file.facts().id(),
                        candidate);
                return candidate;
            }
            if (fileExist != FileExist.Rename) {
                return null;
            }
            candidate = numbered(name, i);
        }
        return null;
    }

    private boolean isRight(Path path, RemoteFile file) throws IOException {
        boolean sizeKnown = file.size() >= 0;
        if (!Files.isRegularFile(path) || sizeKnown && Files.size(path) != file.size()) {
            return false;
        }
        return file.isChecked() ? file.md5().equals(Md5.of(path, file.executor())) : sizeKnown;
    }

    /** Where the file may be put. */
    Path free(String name, RemoteFile file) {
        Path target = directory.resolve(name);
        if (fileExist == FileExist.Fail && isTaken(target)) {
            throw new InvalidRequestException(file.context()
                    .failure("file '" + file.facts().id() + "' is not stored, because another file named '" + name
                            + "' is in " + directory + " already (fileExist=Fail)"));
        }
        if (fileExist == FileExist.Override && isTaken(target) && !Files.isRegularFile(target)) {
            throw new InvalidRequestException(file.context()
                    .failure("file '" + file.facts().id() + "' is not stored, because "
                            + target + " is a directory, or something else that a file must not replace."
                            + " Remove it, or set another name with the option fileName"));
        }
        for (int i = 1; fileExist == FileExist.Rename && isTaken(target); i++) {
            target = numbered(name, i);
        }
        return target;
    }

    /** Whether the name is taken, even by a broken link. */
    private static boolean isTaken(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private Path numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        return directory.resolve(stem + " (" + number + ")" + extension);
    }
}
