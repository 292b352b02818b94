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
package io.github.camelfilehosts.jobs.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The entries of one map, each a row that expires. Thread-safe. */
public final class MapTable {

    private final Database database;
    private final String name;
    private final Duration expiry;
    private final InstantSource clock;

    public MapTable(DataSource dataSource, String name, Duration expiry, InstantSource clock) {
        this.database = new Database(dataSource);
        this.name = name;
        this.expiry = expiry;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    /** The value; null if there is none. */
    public String get(String key) {
        return database.first(
                row -> row.getString(1),
                "select entry_value from filehost_map where map_name = ? and entry_key = ? and expires > ?",
                name,
                key,
                clock.millis());
    }

    /** Returns whether the entry was inserted; false if there is one. */
    public boolean insert(String key, String value) {
        database.update(
                "delete from filehost_map where map_name = ? and entry_key = ? and expires <= ?",
                name,
                key,
                clock.millis());
        return database.insert(
                "insert into filehost_map (map_name, entry_key, entry_value, expires) values (?, ?, ?, ?)",
                name,
                key,
                value,
                end());
    }

    /** Returns whether the old value was replaced by the new one. */
    public boolean update(String key, String old, String value) {
        return database.update(
                        "update filehost_map set entry_value = ?, expires = ?"
                                + " where map_name = ? and entry_key = ? and entry_value = ? and expires > ?",
                        value,
                        end(),
                        name,
                        key,
                        old,
                        clock.millis())
                == 1;
    }

    /** Returns whether that value was deleted. */
    public boolean delete(String key, String value) {
        return database.update(
                        "delete from filehost_map"
                                + " where map_name = ? and entry_key = ? and entry_value = ? and expires > ?",
                        name,
                        key,
                        value,
                        clock.millis())
                == 1;
    }

    public int size() {
        return database.first(
                row -> row.getInt(1),
                "select count(*) from filehost_map where map_name = ? and expires > ?",
                name,
                clock.millis());
    }

    public void clear() {
        database.update("delete from filehost_map where map_name = ?", name);
    }

    /** Removes expired entries, of all maps. */
    static void purge(Database database, InstantSource clock) {
        database.update("delete from filehost_map where expires <= ?", clock.millis());
    }

    /** A copy of the entries. */
    public Set<Map.Entry<String, String>> entries() {
        return database
                .list(
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        "select entry_key, entry_value from filehost_map where map_name = ? and expires > ?",
                        name,
                        clock.millis())
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private long end() {
        return clock.instant().plus(expiry).toEpochMilli();
    }
}
