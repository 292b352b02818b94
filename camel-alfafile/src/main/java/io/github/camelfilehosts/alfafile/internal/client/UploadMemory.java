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
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.internal.client.UploadJournal.Entry;
import io.github.camelfilehosts.alfafile.internal.client.UploadJournal.Kept;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** The journal's entry of one upload; does nothing for an upload without a key. Used by one thread at a time. */
final class UploadMemory {

    private final UploadJournal journal;
    private final UploadRequest request;
    private final InstantSource clock;
    private final CallContext context;
    private boolean taken;
    private Kept kept;

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

    /** Takes the upload; false if this process is working on it already. */
    boolean take() {
        taken = taken || !isKept() || journal.take(request.key());
        return taken;
    }

    /**
     * What is known about it; null if nothing is.
     *
     * @throws InvalidRequestException if the entry is of another upload
     */
    Entry recall() {
        kept = isKept() ? journal.get(request.key(), context) : null;
        if (kept == null) {
            return null;
        }
        Entry entry = kept.entry();
        requireSame("account", entry.account(), journal.account());
        requireSame("name", entry.name(), request.name());
        requireSame("folderId", entry.folderId(), request.folder());
        requireSame("MD5", entry.md5(), request.md5() == null ? entry.md5() : request.md5());
        requireSame("size", entry.size(), request.size() == null ? entry.size() : request.size());
        return entry;
    }

    /** @throws InvalidRequestException if the entry is of another content */
    void requireSame(UploadContent content) {
        if (kept != null) {
            requireSame("MD5", kept.entry().md5(), content.md5());
            requireSame("size", kept.entry().size(), content.size());
        }
    }

    private void requireSame(String what, Object meant, Object given) {
        if (!Objects.equals(meant, given)) {
            throw new InvalidRequestException(context.failure("the uploadKey '" + request.key()
                    + "' belongs to another upload: its " + what + " was '" + meant + "' and is now '" + given
                    + "'. Give each piece of work a key of its own"));
        }
    }

    /**
     * The upload is about to be announced, or looked for.
     *
     * @return false if another node has worked on it meanwhile
     */
    boolean begin(UploadContent content) {
        if (!isKept()) {
            return true;
        }
        Kept begun = journal.replace(
                request.key(),
                kept,
                new Entry(
                        journal.account(),
                        request.name(),
                        content.md5(),
                        content.size(),
                        request.folder(),
                        clock.instant().toEpochMilli(),
                        null,
                        null,
                        null,
                        false,
                        null),
                context);
        kept = begun == null ? kept : begun;
        return begun != null;
    }

    /** @throws TemporaryFailureException if another node has worked on it meanwhile */
    void announced(String uploadId) {
        if (kept != null) {
            keep(kept.entry().announced(uploadId));
        }
    }

    /**
     * The service may have all bytes from now on.
     *
     * @throws TemporaryFailureException if another node has worked on it meanwhile; then they must not be sent
     */
    void sendingLast() {
        if (kept != null) {
            keep(kept.entry().sent(clock.instant().toEpochMilli()));
        }
    }

    /** @throws TemporaryFailureException if another node has worked on it meanwhile */
    void accepted() {
        if (kept != null) {
            keep(kept.entry().acceptedByServer());
        }
    }

    boolean isAccepted() {
        return kept != null && kept.entry().accepted();
    }

    /**
     * The service does not have the last bytes.
     *
     * @throws TemporaryFailureException if another node has worked on it meanwhile
     */
    void lost() {
        if (sentAt() != null) {
            keep(kept.entry().unsent());
        }
    }

    /** Whether it is certain that the last bytes were not sent. */
    boolean isUnsent() {
        return kept != null && kept.entry().sentAt() == null;
    }

    /**
     * Until when the service is polled for the last bytes before they are sent again. The first process that continues
     * the upload sets it, and later ones keep it.
     *
     * @throws TemporaryFailureException if another node has worked on it meanwhile
     */
    Instant askUntil(Instant until) {
        if (kept.entry().askedUntil() == null) {
            keep(kept.entry().asked(until.toEpochMilli()));
        }
        Instant first = Instant.ofEpochMilli(kept.entry().askedUntil());
        return first.isAfter(until) ? until : first;
    }

    /** When the last bytes may have been sent; null if they were not. Another node's clock may be ahead. */
    Instant sentAt() {
        return kept == null || kept.entry().sentAt() == null
                ? null
                : past(kept.entry().sentAt());
    }

    /** When it was about to be announced. Only for a known upload. */
    Instant announcedAt() {
        return past(kept.entry().since());
    }

    private Instant past(long millis) {
        Instant then = Instant.ofEpochMilli(millis);
        Instant now = clock.instant();
        return then.isAfter(now) ? now : then;
    }

    void done(AlfaFile file) {
        if (kept != null && !file.equals(kept.entry().file())) {
            // Even if another node has worked on it, the file is there.
            journal.replace(request.key(), kept, kept.entry().done(file), context);
        }
    }

    private void keep(Entry entry) {
        kept = journal.replace(request.key(), kept, entry, context);
        if (kept == null) {
            throw new TemporaryFailureException(context.failure("another node is working on the upload with the"
                    + " uploadKey '" + request.key() + "'. Try again: its work is not repeated"));
        }
    }

    /** Gives the upload back. */
    void giveBack() {
        if (taken && isKept()) {
            journal.giveBack(request.key());
        }
    }
}
