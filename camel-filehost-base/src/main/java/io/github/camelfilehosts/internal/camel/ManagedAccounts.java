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
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;

/**
 * What JMX shows of accounts, in the same way for one account, for those of a component and for that of a consumer. It
 * makes no call, and shows no secret: the name of an account is a number.
 */
public interface ManagedAccounts {

    /** The accounts in use. */
    Collection<Account> accounts();

    private int sum(ToIntFunction<Account> count) {
        return accounts().stream().mapToInt(count).sum();
    }

    private <T> T first(Function<Account, T> value, Comparator<T> order) {
        return accounts().stream()
                .map(value)
                .filter(Objects::nonNull)
                .min(order)
                .orElse(null);
    }

    @ManagedAttribute(description = "Accounts in use")
    default int getAccountsInUse() {
        return accounts().size();
    }

    @ManagedAttribute(description = "For how many seconds the session has been used; of several, the oldest")
    default Long getSessionAge() {
        Duration oldest = first(account -> account.session().age(), Comparator.<Duration>reverseOrder());
        return oldest == null ? null : oldest.toSeconds();
    }

    @ManagedAttribute(description = "How many requests the budget allows at once; of several, the fewest")
    default Long getRequestsLeft() {
        return first(account -> account.requests().left(), Comparator.<Long>naturalOrder());
    }

    @ManagedAttribute(description = "API calls that wait for their answer")
    default int getCallsInFlight() {
        return sum(account -> account.requests().inFlight());
    }

    @ManagedAttribute(description = "Uploads and directory downloads that move bytes")
    default int getTransfersMoving() {
        return sum(account -> account.transfers().moving());
    }

    @ManagedAttribute(description = "Uploads and directory downloads that wait for a slot")
    default int getTransfersWaiting() {
        return sum(account -> account.transfers().waiting());
    }

    @ManagedAttribute(description = "Files on their way, streams that somebody reads among them")
    default int getTransfersOpen() {
        return sum(account -> account.open().count());
    }

    @ManagedOperation(description = "The files on their way, with how far they are")
    default TabularData listTransfers() throws OpenDataException {
        return TransferTable.of(accounts());
    }

    @ManagedOperation(description = "Drops the sessions: the next call of each account logs in")
    default void dropSessions() {
        accounts().forEach(account -> account.session().drop());
    }
}
