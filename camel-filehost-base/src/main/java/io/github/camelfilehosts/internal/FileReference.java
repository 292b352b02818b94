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
package io.github.camelfilehosts.internal;

/** A result that stands for one file; as a message body it is taken wherever an ID of its service's files is. */
public interface FileReference extends FileHostResult {

    /** The file's ID at its service. */
    String id();

    /** In bytes; null if the service does not say. */
    default Long size() {
        return null;
    }

    /** The component of that service, which alone takes this for a file ID. */
    String provider();
}
