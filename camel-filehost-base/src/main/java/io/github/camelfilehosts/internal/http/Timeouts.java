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
package io.github.camelfilehosts.internal.http;

import java.time.Duration;

/**
 * The time-outs of requests; zero for no limit.
 *
 * @param connect the time in which an address of the host must answer, and again for a proxy's tunnel and TLS
 * @param response the time in which an API call must end
 * @param transfer the time in which a byte of a download or an upload must move
 */
public record Timeouts(Duration connect, Duration response, Duration transfer) {

    /** For a client that has its own. */
    public static final Timeouts NONE = new Timeouts(Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
