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

/** One setting of a stand-in. {@link #restore()} sets it back to its value before the start. */
final class Setting<T> {

    private volatile T value;
    private volatile T atStart;

    Setting(T initial) {
        value = initial;
        atStart = initial;
    }

    T get() {
        return value;
    }

    void set(T value) {
        this.value = value;
    }

    void keep() {
        atStart = value;
    }

    void restore() {
        value = atStart;
    }
}
