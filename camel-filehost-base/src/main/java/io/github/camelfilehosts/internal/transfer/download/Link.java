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

import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.WebUri;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A link from which a file's bytes can be fetched for a while.
 *
 * @param uri bound to the caller, and secret
 * @param resumable whether the server accepts a {@code Range}
 * @param connections how many connections may be open at the same time
 * @param delay how long to wait before the first use
 * @param obtained when the service gave it
 */
public record Link(URI uri, boolean resumable, int connections, Duration delay, Instant obtained) {

    /**
     * The URI of a link that a service gave.
     *
     * @throws UnexpectedResponseException if no request can be sent to it
     */
    public static URI uri(String url, String fileId, CallContext context) {
        URI uri = WebUri.of(url);
        if (uri == null) {
            throw new UnexpectedResponseException(
                    context.failure("the service returned no valid link of file '" + fileId + "'"));
        }
        return uri;
    }
}
