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
 * All settings of one stand-in. Their values at the start are restored by each reset. So a setting made on the
 * extension's field applies to all tests, and one made in a test only to that test.
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
