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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import io.github.camelfilehosts.Crowd;
import io.github.camelfilehosts.ManualClock;
import io.github.camelfilehosts.internal.http.RequestLimits;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final AccountId ME = AccountId.of("host", "https://api", "me", "password");

    private final Accounts accounts = new Accounts();
    private final ManualClock clock = new ManualClock();
    private final AtomicInteger made = new AtomicInteger();

    private Account acquire(AccountId id) {
        return accounts.acquire(id, key -> {
            made.incrementAndGet();
            return new Account(
                    key,
                    new Session(key, SessionStore.local(key, null, clock), null, clock),
                    new RequestLimits(null, 4),
                    new TransferSlots(5));
        });
    }

    @Test
    void usersOfOneAccountShareIt() throws Exception {
        Account first = acquire(ME);

        List<Future<Account>> others =
                Crowd.of(50, () -> acquire(AccountId.of("host", "https://api", "me", "password")));

        assertThat(others).allSatisfy(other -> assertThat(other.get()).isSameAs(first));
        assertThat(made).hasValue(1);
    }

    @Test
    void anAccountLivesUntilItsLastUserLetsGo() {
        Account first = acquire(ME);
        acquire(ME);

        accounts.release(ME);
        assertThat(acquire(ME)).isSameAs(first);

        accounts.release(ME);
        accounts.release(ME);
        assertThat(acquire(ME)).isNotSameAs(first);
    }

    @Test
    void tellsTheAccountsInUseInTheOrderOfTheirFirstUse() {
        assertThat(accounts.all()).isEmpty();
        List<Account> made = IntStream.range(0, 20)
                .mapToObj(i -> acquire(AccountId.of("host", "https://api", "me" + i)))
                .toList();
        acquire(made.get(5).id());

        assertThat(accounts.all()).isEqualTo(made);

        made.forEach(account -> accounts.release(account.id()));
        assertThat(accounts.all()).containsExactly(made.get(5));
    }

    @Test
    void lettingGoOfAnUnknownAccountDoesNothing() {
        accounts.release(ME);
        Account first = acquire(ME);

        assertThat(acquire(ME)).isSameAs(first);
    }

    @Test
    void differentAccountsShareNothing() {
        assertThat(List.of(
                        ME,
                        AccountId.of("host", "https://api", "me", "other"),
                        AccountId.of("host", "https://api", "mep", "assword"),
                        AccountId.of("host", "https://other", "me", "password"),
                        AccountId.of("other", "https://api", "me", "password"),
                        AccountId.of("host", "https://api", "me", "password", "authKey"),
                        AccountId.of("host", "https://api", null, "me", "password")))
                .doesNotHaveDuplicates()
                .extracting(AccountId::storeKey)
                .doesNotHaveDuplicates();
    }

    @Test
    void twoSourcesOfOneLoginAreTwoAccounts() {
        CredentialsSource right = () -> new Credentials("me", "right", null);
        CredentialsSource wrong = () -> new Credentials("me", "wrong", null);

        assertThat(acquire(AccountId.of("host", "https://api", wrong, "me")))
                .isNotSameAs(acquire(AccountId.of("host", "https://api", right, "me")));
        assertThat(acquire(AccountId.of("host", "https://api", right, "me")))
                .isSameAs(acquire(AccountId.of("host", "https://api", right, "me")));
    }

    @Test
    void anAccountsIdTellsNoSecret() {
        assertThat(ME.toString() + ME.storeKey()).doesNotContain("password").doesNotContain("me,");
    }
}
