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
package io.github.camelfilehosts.transfer;

/**
 * What a service says of a file before its bytes are fetched.
 *
 * @param id at the service
 * @param name as the service gave it
 * @param size in bytes; -1 if unknown
 * @param md5 in lower-case hexadecimal; null if unknown
 * @param revision what differs when another file of that size has taken this one's place, its time for example; null if unknown
 */
public record FileFacts(String id, String name, long size, String md5, String revision) {

    public FileFacts {
        // Whatever a service means by a negative one, it is no size.
        size = Math.max(-1, size);
    }

    /** Of no known revision. */
    public FileFacts(String id, String name, long size, String md5) {
        this(id, name, size, md5, null);
    }
}
