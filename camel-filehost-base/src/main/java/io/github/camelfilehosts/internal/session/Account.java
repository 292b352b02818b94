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

/** What everybody who uses one account shares, for a whole CamelContext. Thread-safe. */
public final class Account {

    /** As long as the request budget looks back. */
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
     * @param requests what it may ask of the API
     * @param transfers how many files it may move side by side
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

    /** What it is called where it must not be named by its login: {@code provider-1} and so on, by first use. */
    public String name() {
        return name;
    }

    void name(String given) {
        name = given;
    }

    public Session session() {
        return session;
    }

    /** What no message may show, whatever is done with the account. */
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
     * How many transfers may be asked after side by side: no more than calls may be in flight, or each would wait for
     * its turn on a thread.
     */
    public TransferSlots polls() {
        return polls;
    }

    /** The files that are on their way, streams that somebody reads among them. */
    public OpenTransfers open() {
        return open;
    }

    public LastFailures failures() {
        return failures;
    }

    public LastStanding standing() {
        return standing;
    }

    /** An operation begins. */
    public void used(Instant now) {
        lastUse = now;
    }

    /**
     * Whether nothing would be lost with it but a session that a login brings back: neither a refusal nor what was
     * asked within the last hour.
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
