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

/**
 * What the journal knows of one upload, and learns of it; nothing of one that has no key. Used by one thread at a time.
 */
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

    /** @throws InvalidRequestException if another content was meant */
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
     * It is about to be announced, or found.
     *
     * @return false if another node has been at work on it meanwhile
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

    /** @throws TemporaryFailureException if another node has been at work on it meanwhile */
    void announced(String uploadId) {
        if (kept != null) {
            keep(kept.entry().announced(uploadId));
        }
    }

    /**
     * The service may have all bytes from now on.
     *
     * @throws TemporaryFailureException if another node has been at work on it meanwhile: then it is not to have them
     */
    void sendingLast() {
        if (kept != null) {
            keep(kept.entry().sent(clock.instant().toEpochMilli()));
        }
    }

    /** @throws TemporaryFailureException if another node has been at work on it meanwhile */
    void accepted() {
        if (kept != null) {
            keep(kept.entry().acceptedByServer());
        }
    }

    boolean isAccepted() {
        return kept != null && kept.entry().accepted();
    }

    /**
     * The service has not got the last bytes, after all.
     *
     * @throws TemporaryFailureException if another node has been at work on it meanwhile
     */
    void lost() {
        if (sentAt() != null) {
            keep(kept.entry().unsent());
        }
    }

    /** Whether it is known that nobody has sent the last bytes. */
    boolean isUnsent() {
        return kept != null && kept.entry().sentAt() == null;
    }

    /**
     * Until when the service is asked for the last bytes before they are sent again: who takes the upload up first says
     * so, and whoever comes after does not begin anew.
     *
     * @throws TemporaryFailureException if another node has been at work on it meanwhile
     */
    Instant askUntil(Instant until) {
        if (kept.entry().askedUntil() == null) {
            keep(kept.entry().asked(until.toEpochMilli()));
        }
        Instant first = Instant.ofEpochMilli(kept.entry().askedUntil());
        return first.isAfter(until) ? until : first;
    }

    /** When the service may have got the last bytes; null if it did not. Another node's clock may be ahead. */
    Instant sentAt() {
        return kept == null || kept.entry().sentAt() == null
                ? null
                : past(kept.entry().sentAt());
    }

    /** When it was about to be announced; not for what is not known. */
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
            // Whoever else has been at work on it: the file is there.
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

    /** Lets others in this process take it. */
    void giveBack() {
        if (taken && isKept()) {
            journal.giveBack(request.key());
        }
    }
}
