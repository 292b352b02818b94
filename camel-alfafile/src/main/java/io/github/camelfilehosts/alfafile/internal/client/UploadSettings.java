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

import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.Retry;
import io.github.camelfilehosts.internal.http.TransferHosts;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The settings of all uploads of an endpoint.
 *
 * @param transport sends the bytes
 * @param hosts the hosts that bytes may go to
 * @param retry when bytes that did not arrive are sent again
 * @param timeout how long the processing may take after the bytes were sent
 * @param pollInterval the first wait between two polls of the session, which doubles
 * @param clock measures the timeout
 * @param sentUploads the sessions whose bytes were all sent
 * @param journal remembers uploads with a key; null for none
 * @param listener is told of the progress; null for none
 */
public record UploadSettings(
        HttpTransport transport,
        TransferHosts hosts,
        Retry retry,
        Duration timeout,
        Duration pollInterval,
        InstantSource clock,
        SentUploads sentUploads,
        UploadJournal journal,
        TransferListener listener,
        TransferGuard guard) {}
