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
package io.github.camelfilehosts.alfafile.internal.client;

import java.util.List;

/**
 * The names of nested folders, from the outermost on. They are plain names: none of them leads elsewhere.
 *
 * @param names at least one
 */
public record FolderPath(List<String> names) {

    /** @throws IllegalArgumentException if a name is unusable; the message tells why */
    public static FolderPath of(String text) {
        List<String> names = List.of(text.split("/", -1));
        for (String name : names) {
            if (name.isBlank() || name.equals(".") || name.equals("..")) {
                throw new IllegalArgumentException("must be names separated by slashes, none of them blank, . or ..");
            }
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("must hold no control characters");
            }
        }
        return new FolderPath(names);
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }
}
