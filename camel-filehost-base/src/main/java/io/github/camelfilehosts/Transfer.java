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
package io.github.camelfilehosts;

import io.github.camelfilehosts.internal.SafeText;

/**
 * A file that is being transferred, as a {@link TransferListener} is told of it.
 *
 * @param provider the component's scheme
 * @param operation {@code upload} or {@code download}
 * @param fileId the file's ID for a download, the upload session's ID for an upload
 * @param name the file's name
 * @param size in bytes; -1 if unknown
 * @param exchangeId the exchange that the file is transferred for
 * @param routeId the route that the exchange was in when the operation began; null if there was none
 */
public record Transfer(
        String provider, String operation, String fileId, String name, long size, String exchangeId, String routeId) {

    @Override
    public String toString() {
        return SafeText.of(this);
    }
}
