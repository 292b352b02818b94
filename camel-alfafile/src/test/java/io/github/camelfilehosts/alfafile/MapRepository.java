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
package io.github.camelfilehosts.alfafile;

import java.util.concurrent.ConcurrentMap;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/** A node's view of what all nodes share, as those of Redis, Hazelcast and JDBC are. */
class MapRepository extends ServiceSupport implements IdempotentRepository {

    private final ConcurrentMap<String, Boolean> shared;

    MapRepository(ConcurrentMap<String, Boolean> shared) {
        this.shared = shared;
    }

    @Override
    public boolean add(String key) {
        return shared.putIfAbsent(key, true) == null;
    }

    @Override
    public boolean contains(String key) {
        return shared.containsKey(key);
    }

    @Override
    public boolean remove(String key) {
        return shared.remove(key) != null;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        shared.clear();
    }
}
