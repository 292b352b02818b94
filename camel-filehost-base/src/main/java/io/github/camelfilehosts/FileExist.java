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
 * What a download to a directory does when another file of that name is there. The same file, whole and right, is never
 * fetched again.
 */
public enum FileExist {
    /** Fails, and leaves the other file alone. */
    Fail,
    /**
     * Puts the new file in the other one's place; fails before it is fetched if that is a directory, or no file at all.
     */
    Override,
    /** Stores under the next free name: {@code name (1).ext}. */
    Rename
}
