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
package io.github.camelfilehosts.jobs.model;

import io.github.camelfilehosts.internal.FileHostResult;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;

/** The status of each account, by name. Immutable. */
public final class AccountJobsList extends AbstractList<AccountJobs> implements FileHostResult {

    private final List<AccountJobs> accounts;

    public AccountJobsList(Collection<AccountJobs> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    @Override
    public AccountJobs get(int index) {
        return accounts.get(index);
    }

    @Override
    public int size() {
        return accounts.size();
    }
}
