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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The accounts in use in one CamelContext. An account, with its session and its refusals, is kept until its last user
 * releases it.
 */
public final class Accounts {

    private final Map<AccountId, Shared> accounts = new LinkedHashMap<>();
    private final Map<String, Integer> named = new HashMap<>();

    /**
     * The account of that ID, which is created for its first user. Each call must be matched by one of
     * {@link #release(AccountId)}.
     */
    public synchronized Account acquire(AccountId id, Function<AccountId, Account> factory) {
        Shared shared = accounts.computeIfAbsent(id, key -> new Shared(named(factory.apply(key))));
        shared.users++;
        return shared.account;
    }

    private Account named(Account account) {
        String provider = account.id().provider();
        account.name(provider + "-" + named.merge(provider, 1, Integer::sum));
        return account;
    }

    /** @return whether that was its last user */
    public boolean release(AccountId id) {
        Account ended = removeUser(id);
        if (ended != null) {
            ended.session().end();
        }
        return ended != null;
    }

    /** The account if that was its last user; otherwise null. */
    private synchronized Account removeUser(AccountId id) {
        Shared shared = accounts.get(id);
        if (shared == null || --shared.users > 0) {
            return null;
        }
        accounts.remove(id);
        return shared.account;
    }

    /** All accounts in use, in the order of their first use. */
    public synchronized List<Account> all() {
        return accounts.values().stream().map(shared -> shared.account).toList();
    }

    private static final class Shared {
        private final Account account;
        private int users;

        Shared(Account account) {
            this.account = account;
        }
    }
}
