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

import io.github.camelfilehosts.filefactory.model.FileInfo;

/**
 * A file to mirror.
 *
 * @param link the link to it
 * @param info what FileFactory reports about it
 * @param destination where it goes
 */
record Job(Link link, FileInfo info, Destination destination) {

    /** The key of this job, the same in this run and in later ones. */
    String key() {
        return String.join(
                "|", info.id(), destination.toString(), info.md5(), String.valueOf(info.size()), info.name());
    }
}
