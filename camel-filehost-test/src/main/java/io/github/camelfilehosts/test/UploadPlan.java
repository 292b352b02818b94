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
import java.util.LinkedHashMap;
import java.util.Map;

/** How one upload of bytes will be received; {@linkplain UploadFault faults} change it beforehand. */
final class UploadPlan {

    static final long NEVER = -1;

    /** The status of a reply before the body is read, unless 0. */
    int rejectBeforeBody;

    /** The status of a reply instead of the usual one, unless 0. */
    int insteadStatus;

    String insteadPage;
    final Map<String, String> headers = new LinkedHashMap<>();

    /** The faults of the JSON that answers the bytes. */
    final ApiPlan answer = new ApiPlan();

    boolean expectationFailed;
    long resetAfter = NEVER;
    long stopAfter = NEVER;
    long rejectAfter = NEVER;
    int rejectAfterStatus;
    Duration silence = Duration.ZERO;
    long bytesPerSecond;
    boolean dropReply;
    boolean hangReply;

    /** Whether the bytes are stored. */
    boolean stored = true;

    boolean failState;

    /** How many polls are told to wait; if negative, the server's setting applies. */
    int processingPolls = -1;

    /** How long processing takes. */
    Duration processingTime = Duration.ZERO;

    void instead(int status, String page, boolean thenStored) {
        insteadStatus = status;
        insteadPage = page;
        stored = thenStored;
    }
}
