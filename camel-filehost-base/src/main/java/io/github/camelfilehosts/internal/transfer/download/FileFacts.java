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
 * What a service says of a file before its bytes are fetched.
 *
 * @param id at the service
 * @param name as the service gave it
 * @param size in bytes; -1 if unknown. A size of 0 is one only where the MD5 agrees: services say 0 of what they do not
 *     know
 * @param md5 in lower-case hexadecimal; null if unknown
 * @param revision what differs when another file of that size has taken this one's place, its time for example; null if
 *     unknown
 */
public record FileFacts(String id, String name, long size, String md5, String revision) {

    private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

    public FileFacts {
        // Whatever a service means by a negative one, it is no size.
        boolean known = size > 0 || size == 0 && MD5_OF_NOTHING.equals(md5);
        size = known ? size : -1;
    }

    /** Of no known revision. */
    public FileFacts(String id, String name, long size, String md5) {
        this(id, name, size, md5, null);
    }

    /**
     * What two answers of a service say of a file's size.
     *
     * @param one null if it does not say
     * @param other null if it does not say
     * @return -1 if neither does; sizes that contradict each other are no size
     */
    public static long size(Long one, Long other) {
        if (one == null || other == null) {
            return one == null && other == null ? -1 : one == null ? other : one;
        }
        return one.equals(other) ? one : -1;
    }
}
