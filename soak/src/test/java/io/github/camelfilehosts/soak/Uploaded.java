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
package io.github.camelfilehosts.soak;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.AlfaFileServer;
import java.util.List;

/** A file that was to be uploaded, and how many of it AlfaFile may hold by now, copies too. */
final class Uploaded {

    private final String prefix;
    private final String md5;
    private String id;
    private int atLeast;
    private int atMost;

    /**
     * @param prefix with which all its names begin, and no other's
     * @param md5 of what it was to be; null if nobody knows
     */
    Uploaded(String prefix, String md5) {
        this.prefix = prefix;
        this.md5 = md5;
    }

    /** What it is called at first, or after so many renames. */
    String name(int renames) {
        return renames == 0 ? prefix + "bin" : prefix + "renamed-" + renames + ".bin";
    }

    /** Its ID; null if the upload failed. */
    String id() {
        return id;
    }

    /** The upload ended with this file. */
    void arrived(AlfaFile file, Ledger ledger) {
        ledger.require(
                file.name().equals(name(0)) && (md5 == null || file.md5().equals(md5)),
                "the upload of " + this + " gave " + file);
        id = file.id();
        atLeast = 1;
        atMost = 1;
    }

    /** The upload failed: nobody knows what is there, but it must not be there twice. */
    void mayHaveArrived() {
        atMost = 1;
    }

    void copied() {
        atLeast++;
        atMost++;
    }

    void mayBeCopied() {
        atMost++;
    }

    void deleted() {
        atLeast--;
        atMost--;
    }

    void mayBeDeleted() {
        atLeast--;
    }

    /** Looks how many of it there are, and clears them away. */
    void settle(AlfaFileServer alfaFile, Ledger ledger) {
        List<AlfaFileFile> there = alfaFile.files().stream()
                .filter(file -> file.name().startsWith(prefix))
                .toList();
        ledger.require(
                there.size() >= atLeast && there.size() <= atMost,
                "there should be " + atLeast + " to " + atMost + " of " + this + ", but there are "
                        + there.stream()
                                .map(file -> file.id() + " " + file.name() + " in " + file.folderId())
                                .toList()
                        + ", of these sessions: "
                        + alfaFile.uploadSessions().stream()
                                .filter(session -> session.name().startsWith(prefix))
                                .map(session -> session.id() + (session.instant() ? " instant " : " ")
                                        + session.state() + " received "
                                        + alfaFile.uploadsReceived().stream()
                                                .filter(upload ->
                                                        upload.uploadId().equals(session.id()))
                                                .count())
                                .toList());
        for (AlfaFileFile file : there) {
            ledger.require(md5 == null || file.md5().equals(md5), "AlfaFile holds other bytes than " + this);
            alfaFile.removeFile(file.id());
        }
    }

    @Override
    public String toString() {
        return prefix + " (ID " + id + ", MD5 " + md5 + ")";
    }
}
