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
package io.github.camelfilehosts.test;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a stand-in remembers: everything, or only the newest entries, for long runs. */
final class History {

    private final Setting<Integer> limit;

    /** @param limit how many entries of a kind are remembered */
    History(Setting<Integer> limit) {
        this.limit = limit;
    }

    int limit() {
        return limit.get();
    }

    <T> Journal<T> journal() {
        return new Journal<>(this);
    }

    /** A thread-safe map in the order of insertion. */
    <K, V> Map<K, V> map() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit();
            }
        });
    }
}
