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
import java.util.Collection;
import java.util.List;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;

/** One account in JMX. */
@ManagedResource(description = "Account at a file host")
public final class ManagedAccount implements ManagedAccounts {

    private final Account account;

    ManagedAccount(Account account) {
        this.account = account;
    }

    @Override
    public Collection<Account> accounts() {
        return List.of(account);
    }

    @ManagedAttribute(description = "The service")
    public String getProvider() {
        return account.id().provider();
    }

    @ManagedAttribute(description = "Where its API is")
    public String getApiUrl() {
        return account.id().apiUrl();
    }

    @ManagedAttribute(description = "Whether there is a session, or a token")
    public boolean isSessionOpen() {
        return account.session().isOpen();
    }

    @ManagedAttribute(description = "Why the service refuses the account; null if it does not")
    public String getRefusal() {
        LoginRefusal refusal = account.session().refusal();
        return refusal == null ? null : refusal.message();
    }
}
