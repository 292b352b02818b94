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

import io.github.camelfilehosts.CorruptTransferException;
import io.github.camelfilehosts.FileExist;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.Repeats;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.Md5;
import io.github.camelfilehosts.internal.transfer.SafeName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads a file to a directory: resumes the part of an earlier run, checks the file, and renames it in one step. A
 * file that is there and complete is not fetched again. Thread-safe; if several threads want the same file, one fetches
 * it, and the others use it.
 */
public final class DirectoryDownload {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryDownload.class);
    private static final int BUFFER = 64 * 1024;

    private final Path directory;
    private final TargetDirectory target;
    private final int connections;

    /** @param connections how many ranges to fetch at the same time, if the link allows */
    public DirectoryDownload(Path directory, FileExist fileExist, int connections) {
        this.directory = directory;
        this.target = new TargetDirectory(directory, fileExist);
        this.connections = connections;
    }

    /**
     * Fetches the file, on this thread.
     *
     * @param fileName the name to store it under, which is made safe
     * @return where it is now
     */
    public Path download(RemoteFile file, String fileName) {
        FileFacts facts = file.facts();
        CallContext context = file.context();
        target.make(context);
        try {
            return store(file, SafeName.of(fileName, facts.id()));
        } catch (PartFile.LockedException e) {
            throw new TemporaryFailureException(
                    context.failure("file '" + facts.id() + "' is not fetched, because " + e.getMessage(), e));
        } catch (PartFile.AlteredException e) {
            throw new TemporaryFailureException(context.failure(
                    "file '" + facts.id() + "' is not stored, because " + e.getMessage()
                            + ". Check what else writes to the directory",
                    e));
        } catch (PlainFile.NotPlainException e) {
            throw new InvalidRequestException(
                    context.failure("file '" + facts.id() + "' is not fetched, because " + e.getMessage(), e));
        } catch (ClosedByInterruptException e) {
            throw new TemporaryFailureException(context.failure(
                    "interrupted while file '" + facts.id() + "' was written. The part is kept, and resumed next time",
                    e));
        } catch (IOException e) {
            throw new TemporaryFailureException(context.failure(
                    "file '" + facts.id() + "' could not be written to "
                            + directory + ": " + context.describe(e)
                            + ". The part is kept, and resumed next time",
                    e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailureException(
                    context.failure("interrupted while another download of file '" + facts.id() + "' runs", e));
        }
    }

    /**
     * Stores it under its name; if the file system refuses that, as those of Windows may, under one that they accept.
     */
    private Path store(RemoteFile file, String name) throws IOException, InterruptedException {
        String portable = SafeName.portable(name);
        if (portable.equals(name) || isWindows()) {
            return storeAs(portable, file);
        }
        try {
            return storeAs(name, file);
        } catch (PartFile.NotMadeException e) {
            LOG.debug(
                    "{}: file '{}' is stored as '{}', because {}",
                    file.context(),
                    file.facts().id(),
                    portable,
                    e.toString());
            return storeAs(portable, file);
        }
    }

    /** Windows does not refuse all names that it cannot keep: it drops a full stop at the end. */
    private boolean isWindows() {
        return directory.getFileSystem().getSeparator().equals("\\");
    }

    private Path storeAs(String name, RemoteFile file) throws IOException, InterruptedException {
        Path part = partPath(name, file);
        try (PathLocks.Handle held = PathLocks.lock(part)) {
            Path there = target.findRight(name, file);
            if (there != null) {
                return there;
            }
            target.free(name, file);
            return fetch(file, part, name);
        }
    }

    private Path partPath(String name, RemoteFile file) {
        try {
            return PartFile.path(directory, name, file.facts().id());
        } catch (InvalidPathException e) {
            // With an ASCII locale, which containers often have, Java cannot encode other letters.
            throw new InvalidRequestException(file.context()
                    .failure(
                            "file '" + file.facts().id() + "' is not stored, because its name, '"
                                    + name + "', cannot be written in this locale. Start Java with a UTF-8 locale"
                                    + " (LC_ALL=C.UTF-8), or set another name with the option fileName",
                            e));
        }
    }

    private Path fetch(RemoteFile file, Path partPath, String name) throws IOException, InterruptedException {
        try (PartFile part = PartFile.open(partPath)) {
            try {
                return complete(part, file, name);
            } catch (Throwable e) {
                part.deleteIfEmpty();
                throw e;
            }
        }
    }

    private Path complete(PartFile part, RemoteFile file, String name) throws IOException, InterruptedException {
        // Another process may have completed the same part meanwhile.
        Path there = target.findRight(name, file);
        if (there != null) {
            part.delete();
            return there;
        }
        fill(part, file);
        // Two different files of one name must not take the same target.
        try (PathLocks.Handle held = PathLocks.lock(directory.resolve(name))) {
            Path free = target.free(name, file);
            part.moveTo(free);
            return free;
        }
    }

    private void fill(PartFile part, RemoteFile file) throws IOException {
        long from = part.resume(file.facts(), file.isChecked());
        if (from > 0) {
            Repeats.tell(
                    "{}: file '{}' is resumed at byte {}",
                    file.context(),
                    file.facts().id(),
                    from);
        }
        try {
            fill(part, file, from);
        } catch (EndedEarlyException e) {
            // The part is resumed next time.
            throw e;
        } catch (RangeRefusedException | RangeNotSatisfiableException e) {
            fillAnew(part, file, e);
        } catch (CorruptTransferException e) {
            if (from == 0) {
                part.delete();
                throw e;
            }
            // The bytes of the earlier run may be wrong.
            fillAnew(part, file, e);
        }
    }

    private void fillAnew(PartFile part, RemoteFile file, FileHostException why) throws IOException {
        Repeats.tell("{}. Fetching it again, from the first byte", why.getMessage());
        part.restart(file.facts());
        try {
            fill(part, file, 0);
        } catch (EndedEarlyException e) {
            throw e;
        } catch (CorruptTransferException e) {
            part.delete();
            throw e;
        }
    }

    private void fill(PartFile part, RemoteFile file, long from) throws IOException {
        if (connections > 1 && RangedDownload.isWorthwhile(file.size() - from)) {
            Link link = file.link();
            int allowed = link.resumable() ? Math.min(connections, link.connections()) : 1;
            if (allowed > 1) {
                fillSideBySide(part, file, from, link, allowed);
                return;
            }
            file.giveBack(link);
        }
        fillInOrder(part, file, from);
    }

    private void fillSideBySide(PartFile part, RemoteFile file, long from, Link link, int allowed) throws IOException {
        try {
            new RangedDownload(file, part, version(part, file, from), link, allowed, file.progress(from))
                    .run(from, digest(part, file, from));
        } catch (RangeRefusedException | RangeNotSatisfiableException e) {
            Repeats.tell("{}. Fetching it over one connection", e.getMessage());
            fillInOrder(part, file, part.resume(file.facts(), file.isChecked()));
        }
    }

    private void fillInOrder(PartFile part, RemoteFile file, long from) throws IOException {
        byte[] buffer = new byte[BUFFER];
        SameVersion version = version(part, file, from);
        try (InputStream in = file.open(from, digest(part, file, from), version, file.progress(from))) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                part.setValidators(version.version());
                part.write(buffer, count);
            }
        }
    }

    /**
     * New bytes must be of the same version as those of the part; if the MD5 is checked, that is found out at the end.
     */
    private static SameVersion version(PartFile part, RemoteFile file, long from) {
        if (file.isChecked()) {
            return SameVersion.unneeded();
        }
        return SameVersion.as(from == 0 ? null : part.validators());
    }

    /** A digest of the bytes of the part; null if the MD5 is not checked. */
    private Md5 digest(PartFile part, RemoteFile file, long from) throws IOException {
        if (!file.isChecked()) {
            return null;
        }
        Md5 md5 = new Md5(file.executor());
        part.digest(md5, 0, from);
        return md5;
    }
}
