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

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.json.Json;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Remembers uploads by the user's keys, even after this process ends, in a map of the user, on disk or shared with
 * other nodes. Thread-safe.
 */
public final class UploadJournal {

    /** The keys that this process is working on, in all journals. */
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    /**
     * What is known about one upload.
     *
     * @param account the digest of its account
     * @param name the name that was asked for, like the other facts
     * @param folderId the folder, with the path below it if there is one; null for the root
     * @param since when it was about to be announced, in milliseconds since 1970
     * @param uploadId the upload's ID; null if the answer to the announcement is not known
     * @param sentAt when the last bytes were about to be sent, in milliseconds since 1970; null if they were not
     * @param askedUntil until when the service is polled for them before they are sent again, in milliseconds since
     *     1970; null if the upload has not been continued since
     * @param accepted whether the upload server has confirmed them
     * @param file the resulting file; null if not known yet
     */
    record Entry(
            String account,
            String name,
            String md5,
            long size,
            String folderId,
            long since,
            String uploadId,
            Long sentAt,
            Long askedUntil,
            boolean accepted,
            AlfaFile file) {

        Entry announced(String newUploadId) {
            return new Entry(account, name, md5, size, folderId, since, newUploadId, null, null, false, null);
        }

        Entry sent(long at) {
            return new Entry(account, name, md5, size, folderId, since, uploadId, at, null, false, null);
        }

        Entry asked(long until) {
            return new Entry(account, name, md5, size, folderId, since, uploadId, sentAt, until, false, null);
        }

        Entry unsent() {
            return new Entry(account, name, md5, size, folderId, since, uploadId, null, null, false, null);
        }

        Entry acceptedByServer() {
            return new Entry(account, name, md5, size, folderId, since, uploadId, sentAt, askedUntil, true, null);
        }

        Entry done(AlfaFile newFile) {
            return new Entry(
                    account, name, md5, size, folderId, since, uploadId, sentAt, askedUntil, accepted, newFile);
        }
    }

    /** An entry, and its text in the map. */
    record Kept(String text, Entry entry) {}

    private final ConcurrentMap<String, String> entries;
    private final String account;

    /** @param account the account of the uploads, without a secret */
    public UploadJournal(ConcurrentMap<String, String> entries, String account) {
        this.entries = entries;
        this.account = account;
    }

    String account() {
        return account;
    }

    /** Takes a key, which must be given back; false if this process is working on it already. */
    boolean take(String key) {
        return TAKEN.add(key);
    }

    void giveBack(String key) {
        TAKEN.remove(key);
    }

    /** The entry; null if nothing is known. */
    Kept get(String key, CallContext context) {
        String text = ask(() -> entries.get(key), context);
        if (text == null) {
            return null;
        }
        Entry entry = entry(text);
        if (entry == null || entry.name() == null) {
            // The text is not quoted, because it may be anything.
            throw new InvalidRequestException(
                    context.failure("the uploadJournal holds another kind of value under the uploadKey '" + key
                            + "'. Give it a map of its own, with nothing else in it"));
        }
        return new Kept(text, entry);
    }

    /** The entry of a text; null if it is none. The text may also be JSON's null. */
    private static Entry entry(String text) {
        try {
            return Json.MAPPER.readValue(text, Entry.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /**
     * Replaces an entry.
     *
     * @param old null if nothing was known
     * @return null if the entry has changed, because another node has worked on it
     */
    Kept replace(String key, Kept old, Entry entry, CallContext context) {
        Kept kept = new Kept(json(entry), entry);
        boolean done = ask(
                () -> old == null
                        ? entries.putIfAbsent(key, kept.text()) == null
                        : entries.replace(key, old.text(), kept.text()),
                context);
        return done ? kept : null;
    }

    private static String json(Entry entry) {
        try {
            return Json.MAPPER.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A map may throw anything. Its message is not shown, because it may quote its content. */
    private static <T> T ask(Supplier<T> question, CallContext context) {
        try {
            return question.get();
        } catch (Throwable e) {
            throw new TemporaryFailureException(context.failure(
                    "the uploadJournal failed with " + e.getClass().getName()
                            + ". Check the disk or the cluster that holds the map",
                    e));
        }
    }
}
