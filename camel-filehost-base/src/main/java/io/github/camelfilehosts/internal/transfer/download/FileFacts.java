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
package io.github.camelfilehosts.internal.transfer.download;

/**
 * What a service states about a file before its bytes are fetched.
 *
 * @param id the file's ID
 * @param name the name as the service gave it
 * @param size in bytes; -1 if unknown. A size of 0 counts only if the MD5 agrees, because services state 0 for an
 *     unknown size
 * @param md5 in lower-case hexadecimal; null if unknown
 * @param revision what differs if this file was replaced by another one of the same size, for example its time; null if
 *     unknown
 */
public record FileFacts(String id, String name, long size, String md5, String revision) {

    private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

    public FileFacts {
        // A negative size, whatever a service means by it, is unknown.
        boolean known = size > 0 || size == 0 && MD5_OF_NOTHING.equals(md5);
        size = known ? size : -1;
    }

    /** Facts without a known revision. */
    public FileFacts(String id, String name, long size, String md5) {
        this(id, name, size, md5, null);
    }

    /**
     * The size of a file from two answers of a service.
     *
     * @param one null if unknown
     * @param other null if unknown
     * @return the size; -1 if both are unknown, or if they contradict each other
     */
    public static long size(Long one, Long other) {
        if (one == null || other == null) {
            return one == null && other == null ? -1 : one == null ? other : one;
        }
        return one.equals(other) ? one : -1;
    }
}
