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
package io.github.camelfilehosts.internal.session;

import java.time.Instant;

/**
 * The service has refused a login, or the key that the user gave instead of one. No other login is tried for now.
 *
 * @param code the service's error number; null if it gave none
 * @param message the service's message, and what to do about it; without secrets
 * @param until when a login may be tried again; null if unknown
 */
public record LoginRefusal(Integer code, String message, Instant until) {

    boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
