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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.session.LoginRefusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What health checks and the dev console tell about an account: what is known without a call, but no secret, and no
 * digest of one.
 */
final class AccountDetails {

    /** The service's message when it refused the login; only present while the login is refused. */
    static final String REFUSAL = "refusal";

    private AccountDetails() {}

    /** The details by name, in the order in which they are shown. Unknown ones are left out. */
    static Map<String, Object> of(Account account) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("provider", account.id().provider());
        details.put("account", account.name());
        details.put("apiUrl", account.id().apiUrl());
        details.put("session", account.session().isOpen());
        Duration age = account.session().age();
        putIfKnown(details, "sessionAge", age == null ? null : age.toSeconds());
        putRefusal(details, account.session().refusal());
        putIfKnown(details, "requestsLeft", account.requests().left());
        details.put("callsInFlight", account.requests().inFlight());
        details.put("transfersMoving", account.transfers().moving());
        details.put("transfersWaiting", account.transfers().waiting());
        details.put("transfersOpen", account.open().count());
        return details;
    }

    private static void putRefusal(Map<String, Object> details, LoginRefusal refusal) {
        if (refusal != null) {
            details.put(REFUSAL, refusal.message());
            putIfKnown(details, "refusalCode", refusal.code());
            putIfKnown(
                    details,
                    "refusedUntil",
                    refusal.until() == null ? null : refusal.until().toString());
        }
    }

    private static void putIfKnown(Map<String, Object> details, String name, Object value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
