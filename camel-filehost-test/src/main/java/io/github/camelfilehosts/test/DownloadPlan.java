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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one download will be served; {@linkplain DownloadFault faults} change it beforehand. */
final class DownloadPlan {

    static final long NEVER = -1;

    /** The status of a reply instead of the file, unless 0. */
    int insteadStatus;

    String insteadPage;
    final Map<String, String> headers = new LinkedHashMap<>();

    /** The redirects before anything else, in order. */
    final List<String> via = new ArrayList<>();

    /** The cookie that must be sent back before anything else comes, unless null. */
    String cookie;

    Duration silence = Duration.ZERO;
    boolean hang;
    boolean dropReply;
    boolean resetBeforeReply;
    boolean ignoreRange;
    boolean wrongRange;

    /** A part is no longer than this, whatever was asked for. */
    long rangeAtMost = Long.MAX_VALUE;

    boolean unknownLength;
    boolean lastChunkMissing;
    boolean gzip;
    long lengthDelta;
    long corruptAt = NEVER;
    long breakAfter = NEVER;
    boolean breakWithReset;
    long hangAfter = NEVER;
    long bytesPerSecond;

    void instead(int status, String page) {
        insteadStatus = status;
        insteadPage = page;
    }

    void breakAfter(long bytes, boolean withReset) {
        breakAfter = bytes;
        breakWithReset = withReset;
    }
}
