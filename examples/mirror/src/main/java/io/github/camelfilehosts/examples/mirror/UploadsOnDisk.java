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
package io.github.camelfilehosts.examples.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.DataType;

/** The unfinished uploads, for the {@code uploadJournal}: if the process is killed, the next one finds them. */
final class UploadsOnDisk implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 1;

    private final Path file;
    private final MVStore store;
    private final MVMap<String, String> uploads;

    UploadsOnDisk(Path file) throws UnusableFileException {
        this.file = file;
        try {
            store = new MVStore.Builder()
                    .fileName(file.toString())
                    .cacheSize(CACHE_MEGABYTES)
                    .open();
            // Each change is forced to disk, so older versions are not needed.
            store.setRetentionTime(0);
            uploads = store.openMap("uploads", new SyncedMap.Builder());
        } catch (MVStoreException e) {
            throw new UnusableFileException("'" + file + "' cannot be opened: " + e.getMessage());
        }
    }

    ConcurrentMap<String, String> uploads() {
        return uploads;
    }

    @Override
    public void close() throws IOException {
        boolean isNeeded = !uploads.isEmpty();
        store.close();
        if (!isNeeded) {
            Files.delete(file);
        }
    }

    /** An entry is on disk when put returns. A removed entry may come back, which does no harm. */
    private static final class SyncedMap extends MVMap<String, String> {

        private SyncedMap(Map<String, Object> config, DataType<String> keys, DataType<String> values) {
            super(config, keys, values);
        }

        @Override
        public String operate(String key, String value, DecisionMaker<? super String> decision) {
            String before = super.operate(key, value, decision);
            if (value != null) {
                getStore().commit();
                getStore().sync();
            }
            return before;
        }

        private static final class Builder extends MVMap.BasicBuilder<SyncedMap, String, String> {

            @Override
            protected SyncedMap create(Map<String, Object> config) {
                return new SyncedMap(config, getKeyType(), getValueType());
            }
        }
    }
}
