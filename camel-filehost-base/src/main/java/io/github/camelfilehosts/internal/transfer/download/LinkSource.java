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

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.http.DownloadReply;

/**
 * The part of a download that depends on the service, for one file and one exchange: it gets links, and interprets the
 * refusals of the download servers. Thread-safe.
 */
public interface LinkSource {

    /** Gets a new link, with one API call. */
    Link fresh();

    /**
     * Interprets a reply that is not the file, for example a redirect to an error page.
     *
     * @return null if it has no special meaning; {@link LinkExpiredException} if a new link may help
     */
    FileHostException refusal(DownloadReply reply);

    /**
     * Guesses the reason for a reply that is not the file and that {@link #refusal} does not know. A file that comes
     * nevertheless is not a refusal.
     *
     * @return null if there is no hint
     */
    default FileHostException suspicion(DownloadReply reply) {
        return null;
    }
}
