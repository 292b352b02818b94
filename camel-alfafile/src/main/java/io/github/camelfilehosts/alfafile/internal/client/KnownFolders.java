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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * What is known about an account's folders. What was dropped, or is no longer true, is looked up again. Thread-safe.
 */
public final class KnownFolders {

    private static final int MOST = 50_000;
    private static final int LOCKS = 64;

    private final Map<Place, String> ids = Collections.synchronizedMap(new Latest<>());
    private final Set<String> complete = Collections.synchronizedSet(Collections.newSetFromMap(new Latest<>()));
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** The ID of a folder; null if unknown. */
    String id(String parentId, String name) {
        return ids.get(new Place(parentId, name));
    }

    void put(String parentId, String name, String id) {
        ids.put(new Place(parentId, name), id);
    }

    void forget(String parentId, String name) {
        ids.remove(new Place(parentId, name));
        complete.remove(String.valueOf(parentId));
    }

    /** Forgets the folder of this ID, which has changed or is gone. */
    void forget(String id) {
        ids.values().removeIf(id::equals);
        complete.remove(id);
    }

    /** Whether all folders in it were listed. */
    boolean isComplete(String parentId) {
        return complete.contains(String.valueOf(parentId));
    }

    void setComplete(String parentId) {
        complete.add(String.valueOf(parentId));
    }

    /** The lock for creating folders in that folder. */
    ReentrantLock lock(String parentId) {
        return locks[Math.floorMod(String.valueOf(parentId).hashCode(), LOCKS)];
    }

    /** @param parentId null for the root */
    private record Place(String parentId, String name) {}

    private static final class Latest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }
}
