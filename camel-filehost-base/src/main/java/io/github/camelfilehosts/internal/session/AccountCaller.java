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

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.http.ApiCaller;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.Reservation;
import java.util.Optional;

/** Calls a service's API for an account, with the key of its session, and logs in if there is none. Thread-safe. */
public final class AccountCaller {

    private final ApiCaller api;
    private final Session session;
    private final Login login;
    private final String keyField;

    /** @param keyField the field of a call's form for the key */
    public AccountCaller(ApiCaller api, Session session, Login login, String keyField) {
        this.api = api;
        this.session = session;
        this.login = login;
        this.keyField = keyField;
    }

    /** Whether there is an account: a key that the user gave, or a login. */
    public boolean hasAccount() {
        return session.hasGivenKey() || login.isPossible();
    }

    /** @throws InvalidRequestException if there is no account */
    public void requireAccount(CallContext context) {
        if (!hasAccount()) {
            throw new InvalidRequestException(
                    context.failure("this operation needs an account: set the options " + login.options()));
        }
    }

    /** The key of the account's session; logs in only if there is none. */
    public String key(CallContext context) {
        requireAccount(context);
        return session.key(login, context);
    }

    /** As {@link ApiCaller#reserve}. */
    public Reservation reserve(int requests, CallContext context) {
        return api.reserve(requests, context);
    }

    /** As {@link ApiCaller#call}. */
    public <T> Optional<T> call(ApiRequest call, Class<T> type, CallContext context) {
        requireAccount(context);
        return session.call(login, context, key -> api.call(call.withSecret(keyField, key), type, context));
    }

    /** As {@link ApiCaller#callOnce}. */
    public <T> Optional<T> callOnce(ApiRequest call, Class<T> type, CallContext context) {
        requireAccount(context);
        return session.call(login, context, key -> api.callOnce(call.withSecret(keyField, key), type, context));
    }
}
