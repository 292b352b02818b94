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

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.io.IOException;

/** What it means that a server gave no answer: to an API call, a download and an upload the same. */
public final class NoAnswer {

    private NoAnswer() {}

    /**
     * The network's troubles pass. A certificate that is not trusted now is not trusted a second later either, and
     * nothing was sent to who shows it.
     *
     * @param why what {@link HttpTransport} threw
     * @param failure says so
     */
    public static FileHostException because(IOException why, Failure failure) {
        return why instanceof UntrustedServerException
                ? new InvalidRequestException(failure)
                : new TemporaryFailureException(failure);
    }
}
