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
package io.github.camelfilehosts.filefactory.model;

import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.SafeText;

/**
 * A link from which a file can be downloaded for a while (API page, getDownloadLink). It is bound to the caller's IP
 * address and session.
 *
 * @param url the link
 * @param name the file's name, not safe as a path; null if the service leaves it out
 * @param size in bytes; null if the service leaves it out
 * @param linkType what the link allows; null if the service states an unknown type
 * @param delay in seconds, before the link can be used; only free links have one; null if the service leaves it out
 */
public record DownloadLink(String url, String name, Long size, LinkType linkType, Integer delay)
        implements FileHostResult {
    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
