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
package io.github.camelfilehosts.examples.mirror;

/**
 * Where files go at AlfaFile.
 *
 * @param folder its ID or link; null for the root
 * @param path names of folders below that, separated by slashes; null for the folder itself
 */
record Destination(String folder, String path) {

    /** The same text for the same place, in this run and in later ones. */
    @Override
    public String toString() {
        return path == null ? String.valueOf(folder) : folder + "/" + path;
    }
}
