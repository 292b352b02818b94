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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.internal.http.CallContext;

/** How one client logs in. Thread-safe. */
public interface Login {

    /** Whether there are credentials. */
    boolean isPossible();

    /** The options for the credentials, as a message names them. */
    String options();

    /** The current credentials. */
    Credentials credentials();

    /**
     * Logs in, once.
     *
     * @return the key of the new session
     * @throws LoginRefusedException if the service refuses these credentials
     */
    String logIn(Credentials credentials, CallContext context);
}
