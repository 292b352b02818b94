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

import java.io.IOException;

/** The service points to a host that is not one of {@link TransferHosts}. Nothing was sent there. */
public final class RefusedHostException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedHostException(String host) {
        super("the service points to host '%.255s', which the option transferHosts does not allow".formatted(host));
    }
}
