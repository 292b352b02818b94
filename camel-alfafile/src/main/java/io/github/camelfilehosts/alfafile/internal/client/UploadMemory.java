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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.alfafile.internal.client.UploadJournal.Entry;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What the journal knows of one upload, and learns of it; nothing of one that has no key. Used by one thread at a time.
 */
final class UploadMemory {

    private final UploadJournal journal;
    private final UploadRequest request;
    private final InstantSource clock;
    private final CallContext context;
    private boolean taken;
    private Entry entry;

    /** @param journal null if there is none */
    UploadMemory(UploadJournal journal, UploadRequest request, InstantSource clock, CallContext context) {
        this.journal = journal;
        this.request = request;
        this.clock = clock;
        this.context = context;
    }

    private boolean isKept() {
        return request.key() != null;
    }

    /** Whether nobody else in this process is at work on the same upload. */
    boolean take() {
        taken = taken || !isKept() || journal.take(request.key());
        return taken;
    }

    /**
     * What is known of it; null if nothing is.
     *
     * @throws InvalidRequestException if that is another upload
     */
    Entry recall() {
        entry = isKept() ? journal.get(request.key(), context) : null;
        if (entry != null) {
            requireSame("name", entry.name(), request.name());
            requireSame("folderId", entry.folderId(), Folders.named(request.folderId()));
            requireSame("MD5", entry.md5(), request.md5() == null ? entry.md5() : request.md5());
            requireSame("size", entry.size(), request.size() == null ? entry.size() : request.size());
        }
        return entry;
    }

    /** @throws InvalidRequestException if another content was meant */
    void requireSame(UploadContent content) {
        if (entry != null) {
            requireSame("MD5", entry.md5(), content.md5());
            requireSame("size", entry.size(), content.size());
        }
    }

    private void requireSame(String what, Object meant, Object given) {
        if (!Objects.equals(meant, given)) {
            throw new InvalidRequestException(context.failure("the uploadKey '" + request.key()
                    + "' stands for another upload: its " + what + " was '" + meant + "', and is '" + given
                    + "' now. Give each piece of work a key of its own"));
        }
    }

    /**
     * It is about to be announced.
     *
     * @return false if another node has begun it meanwhile
     */
    boolean begin(UploadContent content) {
        if (!isKept()) {
            return true;
        }
        Entry begun = new Entry(
                request.name(),
                content.md5(),
                content.size(),
                Folders.named(request.folderId()),
                clock.instant().toEpochMilli(),
                null,
                false,
                null);
        if (entry == null) {
            if (!journal.begin(request.key(), begun, context)) {
                return false;
            }
            entry = begun;
        } else {
            keep(begun);
        }
        return true;
    }

    void announced(String uploadId) {
        if (entry != null) {
            keep(entry.announced(uploadId));
        }
    }

    /** The service may have all bytes from now on. */
    void sendingLast() {
        if (entry != null) {
            keep(entry.sent());
        }
    }

    boolean mayBeSent() {
        return entry != null && entry.allSent();
    }

    void done(AlfaFile file) {
        if (entry != null && !file.equals(entry.file())) {
            keep(entry.done(file));
        }
    }

    private void keep(Entry newEntry) {
        journal.put(request.key(), newEntry, context);
        entry = newEntry;
    }

    /** Lets others in this process take it. */
    void giveBack() {
        if (taken && isKept()) {
            journal.giveBack(request.key());
        }
    }
}
