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

import io.github.camelfilehosts.internal.http.KnownSecrets;
import io.github.camelfilehosts.internal.http.RequestLimits;
import io.github.camelfilehosts.internal.watch.LastFailures;
import io.github.camelfilehosts.internal.watch.OpenTransfers;
import java.time.Duration;
import java.time.Instant;

/** An account, with everything that its users in a CamelContext share. Thread-safe. */
public final class Account {

    /** The period of the request budget. */
    private static final Duration IDLE = Duration.ofHours(1);

    private final AccountId id;
    private final Session session;
    private final RequestLimits requests;
    private final TransferSlots transfers;
    private final TransferSlots polls;
    private final OpenTransfers open = new OpenTransfers();
    private final LastFailures failures;
    private final LastStanding standing = new LastStanding();
    private volatile String name;
    private volatile Instant lastUse = Instant.MIN;

    /**
     * @param id which account
     * @param session its session
     * @param requests the limits of its requests
     * @param transfers the slots for its transfers
     */
    public Account(AccountId id, Session session, RequestLimits requests, TransferSlots transfers) {
        this.id = id;
        this.session = session;
        this.requests = requests;
        this.transfers = transfers;
        this.failures = new LastFailures(session.clock());
        this.polls = new TransferSlots(requests.maxConcurrentRequests());
    }

    public AccountId id() {
        return id;
    }

    /** Its name where the login must not be shown: {@code provider-1} and so on, in the order of first use. */
    public String name() {
        return name;
    }

    void name(String given) {
        name = given;
    }

    public Session session() {
        return session;
    }

    /** The secrets that no message about the account may show. */
    public KnownSecrets secrets() {
        return session.secrets();
    }

    public RequestLimits requests() {
        return requests;
    }

    public TransferSlots transfers() {
        return transfers;
    }

    /**
     * The slots for asking about transfers: as many as calls may be made at the same time, because otherwise threads
     * would wait for their turn.
     */
    public TransferSlots polls() {
        return polls;
    }

    /** The running transfers, including streams that are being read. */
    public OpenTransfers open() {
        return open;
    }

    public LastFailures failures() {
        return failures;
    }

    public LastStanding standing() {
        return standing;
    }

    /** Records that an operation begins. */
    public void used(Instant now) {
        lastUse = now;
    }

    /**
     * Whether it can be dropped without losing more than a session, which a login restores: it holds no refusal, and
     * made no call within the last hour.
     */
    public boolean isIdle(Instant now) {
        return lastUse.isBefore(now.minus(IDLE))
                && requests.inFlight() == 0
                && transfers.moving() == 0
                && transfers.waiting() == 0
                && open.count() == 0
                && !session.isHeldBack();
    }
}
