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
package io.github.camelfilehosts.test;

import java.time.Instant;
import java.util.Map;

/**
 * An issued link.
 *
 * @param fileId the file
 * @param name the last segment of its path
 * @param content the content of the file
 * @param resumable whether it allows ranges and several connections; otherwise one connection, from the first byte on
 * @param headers the headers that tell this content from another version
 * @param owner who asked for it
 * @param validFrom when it starts to work
 * @param validUntil when it expires
 */
record GivenLink(
        String fileId,
        String name,
        Content content,
        boolean resumable,
        Map<String, String> headers,
        LinkOwner owner,
        Instant validFrom,
        Instant validUntil) {

    GivenLink expired() {
        return new GivenLink(fileId, name, content, resumable, headers, owner, validFrom, Instant.MIN);
    }

    /** What is wrong with it at this time; null if nothing is. */
    LinkProblem problemAt(Instant now) {
        if (!now.isBefore(validUntil)) {
            return LinkProblem.EXPIRED;
        }
        return now.isBefore(validFrom) ? LinkProblem.TOO_EARLY : null;
    }
}
