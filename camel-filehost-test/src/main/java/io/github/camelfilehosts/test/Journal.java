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

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Events in their order, as far as the {@link History} goes back. */
final class Journal<T> {

    private final History history;
    private final Queue<T> entries = new ArrayDeque<>();

    Journal(History history) {
        this.history = history;
    }

    synchronized void add(T entry) {
        entries.add(entry);
        if (entries.size() > history.limit()) {
            entries.remove();
        }
    }

    synchronized List<T> entries() {
        return List.copyOf(entries);
    }

    synchronized void clear() {
        entries.clear();
    }
}
