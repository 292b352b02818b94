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

import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.internal.http.HttpTransport;
import io.github.camelfilehosts.internal.http.Retry;
import io.github.camelfilehosts.internal.http.TransferHosts;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * The settings of all downloads of an endpoint.
 *
 * @param transport moves the bytes
 * @param hosts the hosts that bytes may come from
 * @param retry when an interrupted transfer is resumed
 * @param clock tells how old a link is
 * @param executor for hashing
 * @param verifyChecksum whether the MD5 is checked
 * @param listener is told of the progress; null for none
 */
public record DownloadSettings(
        HttpTransport transport,
        TransferHosts hosts,
        Retry retry,
        InstantSource clock,
        Executor executor,
        boolean verifyChecksum,
        TransferListener listener,
        TransferGuard guard) {}
