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

import java.util.ArrayList;
import java.util.List;

/**
 * All switches of one stand-in. They are kept at its start and restored by each reset, so that a switch set on the
 * extension's field holds for all tests, and one set in a test for that test alone.
 */
final class Settings {

    private final List<Setting<?>> all = new ArrayList<>();

    <T> Setting<T> of(T initial) {
        Setting<T> setting = new Setting<>(initial);
        all.add(setting);
        return setting;
    }

    void keep() {
        all.forEach(Setting::keep);
    }

    void restore() {
        all.forEach(Setting::restore);
    }
}
