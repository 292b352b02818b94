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
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Where the latest result of each link is in a journal, and the order of the links. It is on disk, because there may be
 * more links than fit into memory, and is built anew at each start.
 */
final class Index implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 2;
    private static final int BUFFER_KILOBYTES = 512;

    /** Links of earlier runs come after those of this one. */
    private static final long EARLIER = Long.MAX_VALUE / 2;

    private final Path file;
    private final MVStore store;
    private final Map<String, Long> offsets;
    private final Map<String, Long> places;
    private final MVMap<Long, String> order;
    private long listed;
    private long earlier = EARLIER;

    Index(Path file) throws IOException {
        Files.deleteIfExists(file);
        this.file = file;
        store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitBufferSize(BUFFER_KILOBYTES)
                .open();
        offsets = store.openMap("offsets");
        places = store.openMap("places");
        order = store.openMap("order");
    }

    /** Adds a link of this run; false if the run has it already. Used by one thread at a time. */
    boolean list(String key) {
        Long before = places.get(key);
        if (before != null && before < EARLIER) {
            return false;
        }
        if (before != null) {
            order.remove(before);
        }
        place(key, listed++);
        return true;
    }

    /** Sets where a link's latest result is. */
    void put(String key, long offset) {
        if (offsets.put(key, offset) == null && !places.containsKey(key)) {
            place(key, earlier++);
        }
    }

    private void place(String key, long place) {
        places.put(key, place);
        order.put(place, key);
    }

    /** Where the latest result is; null if there is none yet. */
    Long offset(String key) {
        return offsets.get(key);
    }

    /** Where the latest results of all links are: those of this run, in order, then those of earlier ones. */
    LongStream offsets() {
        // Not by the iterator, which keeps the version of the map at its start in memory.
        return Stream.iterate(order.firstKey(), Objects::nonNull, order::higherKey)
                .map(place -> offsets.get(order.get(place)))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue);
    }

    @Override
    public void close() throws IOException {
        store.closeImmediately();
        Files.deleteIfExists(file);
    }
}
