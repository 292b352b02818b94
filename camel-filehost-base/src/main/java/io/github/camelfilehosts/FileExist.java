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
package io.github.camelfilehosts;

/**
 * What a download to a directory does if another file of that name is there. If the same file is there already and
 * complete, it is never fetched again.
 */
public enum FileExist {
    /** Fails, and leaves the other file as it is. */
    Fail,
    /**
     * Replaces the other file. If that is a directory, or anything else but a regular file, the download fails before
     * it fetches anything.
     */
    Override,
    /** Stores under the next free name: {@code name (1).ext}. */
    Rename
}
