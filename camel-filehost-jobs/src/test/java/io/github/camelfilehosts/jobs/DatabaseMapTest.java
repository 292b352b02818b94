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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.jobs.internal.Schema;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseMapTest {

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void createTables() {
        Schema.create(database.dataSource());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private ConcurrentMap<String, String> map(String name, Duration expiry) {
        return new DatabaseMap(database.dataSource(), name, expiry);
    }

    @Test
    void changesOnlyWhatIsThere() {
        ConcurrentMap<String, String> map = map("one", Duration.ofHours(1));

        assertThat(map.putIfAbsent("key", "first")).isNull();
        assertThat(map.putIfAbsent("key", "second")).isEqualTo("first");
        assertThat(map.replace("key", "second", "third")).isFalse();
        assertThat(map.replace("key", "first", "third")).isTrue();
        assertThat(map.put("key", "fourth")).isEqualTo("third");
        assertThat(map.remove("key", "third")).isFalse();
        assertThat(map).containsExactly(Map.entry("key", "fourth")).hasSize(1);
        assertThat(map.remove("key", "fourth")).isTrue();
        assertThat(map).isEmpty();
    }

    @Test
    void mapsOfOneDatabaseAreTwo() {
        map("one", Duration.ofHours(1)).put("key", "value");

        assertThat(map("one", Duration.ofHours(1))).containsKey("key");
        assertThat(map("two", Duration.ofHours(1))).isEmpty();
    }

    @Test
    void entryEnds() {
        ConcurrentMap<String, String> map = map("one", Duration.ZERO);

        map.put("key", "value");

        assertThat(map.get("key")).isNull();
        assertThat(map.putIfAbsent("key", "again")).isNull();
        assertThat(map.toString()).doesNotContain("again");
    }
}
