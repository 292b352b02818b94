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
 * A link that was given out.
 *
 * @param fileId the file
 * @param name the last segment of its path
 * @param content what it gives
 * @param resumable ranges, and several connections; else one connection at a time, from the first byte on
 * @param headers come with it: what tells this content from another
 * @param owner who asked for it
 * @param validFrom when it begins to work
 * @param validUntil when it no longer does
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

    /** What is wrong with it at this time, or null. */
    LinkProblem problemAt(Instant now) {
        if (!now.isBefore(validUntil)) {
            return LinkProblem.EXPIRED;
        }
        return now.isBefore(validFrom) ? LinkProblem.TOO_EARLY : null;
    }
}
