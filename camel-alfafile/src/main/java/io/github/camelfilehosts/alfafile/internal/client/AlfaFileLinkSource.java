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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.transfer.download.Link;
import io.github.camelfilehosts.internal.transfer.download.LinkSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The links of one file at AlfaFile for one exchange. Thread-safe. */
final class AlfaFileLinkSource implements LinkSource {

    /**
     * Observed: premium links can be resumed and allow up to 5 connections; free links allow one, without ranges. A
     * server that does not resume says so itself.
     */
    private static final int PREMIUM_CONNECTIONS = 5;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private static final Logger LOG = LoggerFactory.getLogger(AlfaFileLinkSource.class);

    private final AlfaFileClient client;
    private final InstantSource clock;
    private final String id;
    private final boolean severalConnections;
    private final CallContext context;

    /**
     * @param severalConnections whether the file is to be fetched over several connections, so that the kind of account
     *     matters
     */
    AlfaFileLinkSource(
            AlfaFileClient client, InstantSource clock, String id, boolean severalConnections, CallContext context) {
        this.client = client;
        this.clock = clock;
        this.id = id;
        this.severalConnections = severalConnections;
        this.context = context;
    }

    @Override
    public Link fresh() {
        URI uri = client.getDownloadLink(id, context);
        Boolean premium = premium();
        return new Link(
                uri,
                !Boolean.FALSE.equals(premium),
                Boolean.TRUE.equals(premium) ? PREMIUM_CONNECTIONS : 1,
                Duration.ZERO,
                clock.instant());
    }

    private Boolean premium() {
        Boolean known = client.facts().isPremium();
        return known == null && severalConnections ? askForPremium() : known;
    }

    private Boolean askForPremium() {
        try {
            return client.userInfo(context).premium();
        } catch (FileHostException e) {
            LOG.info("{}. File '{}' is fetched over one connection", e.getMessage(), id);
            return null;
        }
    }

    /**
     * Its download servers were observed to refuse, for a while, a file that the API had just described. If the file
     * did not exist, the API would have said so.
     */
    @Override
    public FileHostException refusal(DownloadReply reply) {
        int status = reply.status();
        return status == FORBIDDEN || status == NOT_FOUND
                ? new TemporaryFailureException(context.failure("the download server answered HTTP " + status
                                + " for file '" + id + "', although the API gives links to it. Try again later")
                        .withCode(status)
                        .withRetryAfter(reply.retryAfter()))
                : null;
    }
}
