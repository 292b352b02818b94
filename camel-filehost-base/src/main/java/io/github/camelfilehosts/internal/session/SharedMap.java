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
package io.github.camelfilehosts.internal.session;

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The {@code sessionStore}, which nodes may share. Its failures become typed exceptions. Thread-safe. */
final class SharedMap {

    private final ConcurrentMap<String, String> map;

    SharedMap(ConcurrentMap<String, String> map) {
        this.map = map;
    }

    /** The map itself, for callers without a call context. */
    ConcurrentMap<String, String> unchecked() {
        return map;
    }

    String get(String name, CallContext context) {
        return ask(() -> map.get(name), context);
    }

    /** Returns null if the value was put, otherwise the value that was there. */
    String putIfAbsent(String name, String value, CallContext context) {
        return ask(() -> map.putIfAbsent(name, value), context);
    }

    void put(String name, String value, CallContext context) {
        ask(() -> map.put(name, value), context);
    }

    /** Returns whether the old value was replaced by the new one. */
    boolean replace(String name, String old, String value, CallContext context) {
        return ask(() -> map.replace(name, old, value), context);
    }

    /** Removes the entry if it has this value. */
    void remove(String name, String value, CallContext context) {
        ask(() -> map.remove(name, value), context);
    }

    /** A shared map may be unreachable, and throw anything. Its message is left out, because it may quote the key. */
    private static <T> T ask(Supplier<T> question, CallContext context) {
        try {
            return question.get();
        } catch (Throwable e) {
            throw new TemporaryFailureException(context.failure(
                    "the sessionStore failed with " + e.getClass().getName() + ". Check the cluster that holds the map",
                    e));
        }
    }
}
