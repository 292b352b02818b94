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
package io.github.camelfilehosts.jobs;

import io.github.camelfilehosts.jobs.internal.MapTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;

/**
 * A map in the table {@code filehost_map} of a database, for {@code uploadJournal} and {@code sessionStore}. All nodes
 * with the database share it, and it survives their processes. An entry expires some time after it was last written.
 * Each call is one or two statements; the views are copies. Thread-safe.
 */
public final class DatabaseMap extends AbstractMap<String, String> implements ConcurrentMap<String, String> {

    private final MapTable table;

    /**
     * @param name the name of the map, unique in the database
     * @param expiry how long an entry is kept after it was last written
     */
    public DatabaseMap(DataSource dataSource, String name, Duration expiry) {
        this.table = new MapTable(dataSource, name, expiry, InstantSource.system());
    }

    @Override
    public String get(Object key) {
        return key instanceof String text ? table.get(text) : null;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public String put(String key, String value) {
        while (true) {
            String old = get(key);
            if (old == null ? table.insert(key, value) : table.update(key, old, value)) {
                return old;
            }
        }
    }

    @Override
    public String putIfAbsent(String key, String value) {
        while (true) {
            String old = get(key);
            if (old != null || table.insert(key, value)) {
                return old;
            }
        }
    }

    @Override
    public String remove(Object key) {
        while (true) {
            String old = get(key);
            if (old == null || remove(key, old)) {
                return old;
            }
        }
    }

    @Override
    public boolean remove(Object key, Object value) {
        return key instanceof String name && value instanceof String text && table.delete(name, text);
    }

    @Override
    public boolean replace(String key, String old, String value) {
        return table.update(key, old, value);
    }

    @Override
    public String replace(String key, String value) {
        while (true) {
            String old = get(key);
            if (old == null || replace(key, old, value)) {
                return old;
            }
        }
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public void clear() {
        table.clear();
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return table.entries();
    }

    /** Without the entries, which may be session keys. */
    @Override
    public String toString() {
        return "DatabaseMap[" + table.name() + "]";
    }
}
