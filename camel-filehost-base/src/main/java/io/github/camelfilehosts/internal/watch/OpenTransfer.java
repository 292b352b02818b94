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
package io.github.camelfilehosts.internal.watch;

import io.github.camelfilehosts.internal.meter.Meters.Direction;

/**
 * A running transfer, as it is shown.
 *
 * @param number its number, unique within its account
 * @param fileId the file's ID for a download, the upload session's ID for an upload
 * @param name the file's name, safe to be shown
 * @param bytes how many bytes have arrived
 * @param size in bytes; -1 if unknown
 * @param millis how long it has taken so far, in milliseconds
 * @param exchangeId the exchange that it is for; null if none
 * @param routeId the route that the exchange was in; null if none
 */
public record OpenTransfer(
        long number,
        Direction direction,
        String fileId,
        String name,
        long bytes,
        long size,
        long millis,
        String exchangeId,
        String routeId) {}
