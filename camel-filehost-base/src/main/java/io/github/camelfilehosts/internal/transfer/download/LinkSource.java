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
 * What a service contributes to the download of one file by one exchange: links, and what its download servers'
 * refusals mean. Thread-safe.
 */
public interface LinkSource {

    /** A new link; one API call. */
    Link fresh();

    /**
     * What a reply that is not the file means to this service: an error page that was redirected to, for example.
     *
     * @return null if it means nothing particular; {@link LinkExpiredException} if a fresh link may help
     */
    FileHostException refusal(DownloadReply reply);

    /**
     * What may be behind a reply that has turned out not to be the file, where {@link #refusal} knows nothing of it. A
     * file that comes all the same is no refusal.
     *
     * @return null if nothing hints at anything
     */
    default FileHostException suspicion(DownloadReply reply) {
        return null;
    }
}
