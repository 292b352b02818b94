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
import io.github.camelfilehosts.internal.session.AccountId;
import io.github.camelfilehosts.internal.session.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The accounts of the CamelContext that a component's endpoints have used lately. Thread-safe. */
final class AccountsInUse {

    private static final Duration LOOK_FOR_IDLE_ACCOUNTS = Duration.ofMinutes(1);

    private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> lastLookForIdleAccounts = new AtomicReference<>(Instant.EPOCH);
    private final Supplier<CamelContext> context;

    AccountsInUse(Supplier<CamelContext> context) {
        this.context = context;
    }

    /** The account of that ID, which is created if the CamelContext has none. */
    Account use(AccountId id, Instant now, Function<AccountId, Account> newAccount) {
        if (!accounts.containsKey(id)) {
            letGoOfIdleAccounts(now);
        }
        return accounts.compute(id, (key, known) -> {
            Account account = known == null ? acquire(key, newAccount) : known;
            account.used(now);
            return account;
        });
    }

    private Account acquire(AccountId id, Function<AccountId, Account> newAccount) {
        Account account = sharedAccounts().acquire(id, newAccount);
        AccountBeans.show(context.get(), account);
        return account;
    }

    private void release(Account account) {
        if (sharedAccounts().release(account.id())) {
            AccountBeans.hide(context.get(), account);
        }
    }

    /** All accounts that the component uses. */
    Collection<Account> all() {
        return List.copyOf(accounts.values());
    }

    /** The account of that ID; null if it was never used, or not for a long time. */
    Account get(AccountId id) {
        return accounts.get(id);
    }

    /** Releases all accounts. */
    void letGo() {
        accounts.values().forEach(this::release);
        accounts.clear();
    }

    /**
     * An application may use millions of accounts, each for a while. Idle ones are looked for when an account is added,
     * but not each time.
     */
    private void letGoOfIdleAccounts(Instant now) {
        Instant last = lastLookForIdleAccounts.get();
        if (now.isBefore(last.plus(LOOK_FOR_IDLE_ACCOUNTS)) || !lastLookForIdleAccounts.compareAndSet(last, now)) {
            return;
        }
        for (AccountId id : accounts.keySet()) {
            accounts.computeIfPresent(id, (key, account) -> {
                if (!account.isIdle(now)) {
                    return account;
                }
                release(account);
                return null;
            });
        }
    }

    private Accounts sharedAccounts() {
        return ContextPlugin.get(context.get(), Accounts.class, Accounts::new);
    }
}
