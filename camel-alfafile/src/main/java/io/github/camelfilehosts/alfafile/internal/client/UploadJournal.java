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
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What is remembered of uploads beyond this process, by the caller's keys. A map of the user's keeps it, on disk or
 * shared with other nodes. Thread-safe.
 */
public final class UploadJournal {

    /**
     * What is known of one upload.
     *
     * @param name that was meant, as the other facts
     * @param folderId null for the root
     * @param since when it was about to be announced, in milliseconds since 1970
     * @param uploadId null if the service's answer to the announcement is not known
     * @param allSent whether the last bytes may have been sent
     * @param file what came of it; null while it is not known
     */
    record Entry(
            String name,
            String md5,
            long size,
            String folderId,
            long since,
            String uploadId,
            boolean allSent,
            AlfaFile file) {

        Entry announced(String newUploadId) {
            return new Entry(name, md5, size, folderId, since, newUploadId, false, null);
        }

        Entry sent() {
            return new Entry(name, md5, size, folderId, since, uploadId, true, null);
        }

        Entry done(AlfaFile newFile) {
            return new Entry(name, md5, size, folderId, since, uploadId, allSent, newFile);
        }
    }

    private final ConcurrentMap<String, String> entries;

    private final Set<String> taken;

    /** @param taken the keys of those uploads that somebody is at work on in this process */
    public UploadJournal(ConcurrentMap<String, String> entries, Set<String> taken) {
        this.entries = entries;
        this.taken = taken;
    }

    /** Whether nobody else here is at work on it; whoever takes it gives it back. */
    boolean take(String key) {
        return taken.add(key);
    }

    void giveBack(String key) {
        taken.remove(key);
    }

    /** Null if nothing is known. */
    Entry get(String key, CallContext context) {
        String text = ask(() -> entries.get(key), context);
        if (text == null) {
            return null;
        }
        Entry entry = entry(text);
        if (entry == null || entry.name() == null) {
            // The text is not quoted: nobody knows what it is.
            throw new InvalidRequestException(
                    context.failure("the uploadJournal holds something else under the uploadKey '" + key
                            + "'. Give it a map of its own"));
        }
        return entry;
    }

    /** Null if it is none; a text may stand for null, too. */
    private static Entry entry(String text) {
        try {
            return Json.MAPPER.readValue(text, Entry.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    void put(String key, Entry entry, CallContext context) {
        ask(() -> entries.put(key, json(entry)), context);
    }

    /** Whether nothing was known of it before. */
    boolean begin(String key, Entry entry, CallContext context) {
        return ask(() -> entries.putIfAbsent(key, json(entry)), context) == null;
    }

    private static String json(Entry entry) {
        try {
            return Json.MAPPER.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A map may throw anything; what it says is not shown, as it may quote what it holds. */
    private static <T> T ask(Supplier<T> question, CallContext context) {
        try {
            return question.get();
        } catch (Throwable e) {
            throw new TemporaryFailureException(context.failure(
                    "the uploadJournal failed with " + e.getClass().getName()
                            + ". Check the disk, or the cluster, that the map lives on",
                    e));
        }
    }
}
