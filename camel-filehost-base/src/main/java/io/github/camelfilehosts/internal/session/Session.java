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

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.Repeats;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.KnownSecrets;
import io.github.camelfilehosts.internal.meter.Meters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of one account. If several threads need it at once, one of them logs in, and the others use the same key.
 * A key that the service rejects is dropped only if it is still the current one; then one login follows, and each call
 * is repeated once. Thread-safe.
 */
public final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final AccountId account;
    private final SessionStore store;
    private final String givenKey;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    private final LoginBrake brake = new LoginBrake();
    private final KnownSecrets secrets = new KnownSecrets();
    private final SessionAge age = new SessionAge();

    private LoginInFlight loginInFlight;

    private volatile LoginRefusal lastRefusal;
    private volatile boolean givenKeyRejected;
    private volatile boolean everAccepted;

    /**
     * @param account whose session it is
     * @param store where its key is kept, perhaps shared with other nodes
     * @param givenKey a key that the user gave, used until it is rejected; null for none
     * @param clock the clock for the time of a refusal
     */
    public Session(AccountId account, SessionStore store, String givenKey, InstantSource clock) {
        this.account = account;
        this.store = store;
        this.givenKey = givenKey;
        secrets.add(givenKey);
        this.clock = clock;
    }

    /**
     * Makes a call with the session's key, logging in first if there is none.
     *
     * @param login how to log in
     * @param call takes the key; throws {@link SessionRejectedException} if the service rejects it
     * @throws AuthenticationFailedException if the service refused this login, now or before, or rejects the new key
     *     too
     */
    public <T> T call(Login login, CallContext context, Function<String, T> call) {
        try {
            return callWithReplay(login, context, call);
        } catch (SessionRejectedException e) {
            throw new AuthenticationFailedException(e.getFailure());
        }
    }

    private <T> T callWithReplay(Login login, CallContext context, Function<String, T> call) {
        Key key = current(login, context);
        try {
            return used(key, call);
        } catch (SessionRejectedException e) {
            if (!login.isPossible()) {
                lastRefusal = new LoginRefusal(e.getCode(), e.getFailure().message(), null);
                throw e;
            }
            Repeats.tell("{}: the session was rejected ({}), logging in again", account.provider(), e.getMessage());
            return used(renew(key.value(), login, context), call);
        }
    }

    private <T> T used(Key key, Function<String, T> call) {
        secrets.add(key.value());
        T result = answered(key, call);
        store.used();
        accepted(key);
        if (key.value().equals(givenKey) && !givenKeyRejected) {
            lastRefusal = null;
        }
        return result;
    }

    /** Any other error of the service shows that it accepted the key. */
    private <T> T answered(Key key, Function<String, T> call) {
        try {
            return call.apply(key.value());
        } catch (SessionRejectedException e) {
            if (key.isOfThisCall()) {
                brake.inVain(clock.instant());
            }
            throw e;
        } catch (FileHostException e) {
            if (e.getCode() != null) {
                accepted(key);
            }
            throw e;
        }
    }

    private void accepted(Key key) {
        everAccepted = true;
        age.accepted(key.value(), clock.instant());
        if (key.isOfThisCall()) {
            brake.worthIt();
        }
    }

    /** The secrets that no message about the account may show: all credentials used for its logins, and each key. */
    public KnownSecrets secrets() {
        return secrets;
    }

    /** Adds credentials for a login to the secrets, so that no message shows them. */
    public void learn(Credentials credentials) {
        secrets.add(credentials.password());
        secrets.add(credentials.authKey());
    }

    /** The current key; logs in if there is none. */
    public String key(Login login, CallContext context) {
        return current(login, context).value();
    }

    private Key current(Login login, CallContext context) {
        String key = store.get(context);
        if (key != null) {
            return new Key(key, false);
        }
        return givenKey == null || givenKeyRejected ? renew(null, login, context) : new Key(givenKey, false);
    }

    /** Whether the user gave a key. */
    boolean hasGivenKey() {
        return givenKey != null;
    }

    /** Whether there is a key to make calls with. */
    public boolean isOpen() {
        return store.hasKey() || givenKey != null && !givenKeyRejected && lastRefusal == null;
    }

    InstantSource clock() {
        return clock;
    }

    /** How long its key has been used here; null if there is none, or none that the service has accepted. */
    public Duration age() {
        return isOpen() ? age.at(clock.instant()) : null;
    }

    /**
     * Drops the key, as if the service had rejected it, so that the next call logs in. A key that the user gave is
     * kept.
     *
     * @return whether there was one
     */
    public boolean drop() {
        return store.drop();
    }

    /**
     * Why calls cannot be made: the service refused the last login, or the given key if there is no login. Null if it
     * did not, or if the refusal has expired.
     */
    public LoginRefusal refusal() {
        LoginRefusal last = lastRefusal;
        // Another node may have logged in meanwhile.
        return last == null || isOpen() || !last.holdsAt(clock.instant()) ? null : last;
    }

    /** Whether it remembers a refusal of a login or of the given key, or delays logins. */
    boolean isHeldBack() {
        Instant now = clock.instant();
        return lastRefusal != null
                || store.refusals().hold()
                || !brake.pauseAt(now).isZero();
    }

    /** The account is no longer used in this CamelContext. */
    void end() {
        store.refusals().forget();
    }

    /**
     * Another key than the rejected one: one that another thread or node has got meanwhile, or a new one from a login.
     */
    private Key renew(String rejected, Login login, CallContext context) {
        if (rejected != null) {
            dropRejected(rejected, context);
        }
        for (NodeWait wait = new NodeWait(context, clock); ; ) {
            LoginInFlight inFlight;
            LoginMark otherNode = null;
            boolean mine = false;
            lock.lock();
            try {
                String current = store.get(context);
                if (current != null) {
                    return new Key(current, false);
                }
                if (loginInFlight == null) {
                    otherNode = store.loggingIn(context);
                    mine = otherNode == null;
                    loginInFlight = mine ? new LoginInFlight() : null;
                }
                inFlight = loginInFlight;
            } finally {
                lock.unlock();
            }
            if (otherNode != null) {
                wait.pause(otherNode);
                continue;
            }
            String key = mine ? logIn(inFlight, login, context) : inFlight.await(context);
            if (key != null) {
                return new Key(key, mine);
            }
        }
    }

    private void dropRejected(String rejected, CallContext context) {
        lock.lock();
        try {
            if (everAccepted && rejected.equals(store.get(context))) {
                // Perhaps only one kind of call rejects it; the others go on with it.
                brake.requireReleased(clock.instant(), context);
            }
            store.drop(rejected, context);
            givenKeyRejected |= rejected.equals(givenKey);
        } finally {
            lock.unlock();
        }
    }

    /** The new key; null if another node was faster. */
    private String logIn(LoginInFlight inFlight, Login login, CallContext context) {
        LoginMark mark = null;
        try {
            brake.requireReleased(clock.instant(), context);
            Credentials credentials = login.credentials();
            requireNotRefused(credentials, context);
            mark = store.begin(context);
            if (mark == null) {
                endLogin(() -> null);
                inFlight.dropped();
                return null;
            }
            LoginMark turn = mark;
            // Another node may have been refused a moment ago.
            requireNotRefused(credentials, context);
            String given = logIn(credentials, login, context);
            // In one step: a thread that finds the new key rejected already must not get it as the outcome of this
            // login.
            String key = endLogin(() -> store.end(turn, given, context));
            LOG.info("{}: logged in at {}", account.provider(), account.apiUrl());
            inFlight.succeeded(key);
            return key;
        } catch (Throwable e) {
            // Whatever the failure, the other threads wait for it.
            if (mark != null) {
                store.giveUp(mark);
            }
            endLogin(() -> null);
            if (Thread.currentThread().isInterrupted()) {
                // This ends only the work of this thread; one of the waiting threads logs in instead.
                inFlight.dropped();
            } else {
                inFlight.failed(e);
            }
            throw e;
        }
    }

    private <T> T endLogin(Supplier<T> last) {
        lock.lock();
        try {
            T outcome = last.get();
            loginInFlight = null;
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    private String logIn(Credentials credentials, Login login, CallContext context) {
        learn(credentials);
        try {
            String key = counted(() -> login.logIn(credentials, context.unreserved()), context);
            lastRefusal = null;
            return key;
        } catch (LoginRefusedException e) {
            lastRefusal = store.refusals().add(credentials, e, context);
            throw new AuthenticationFailedException(e.getFailure());
        }
    }

    private static String counted(Supplier<String> login, CallContext context) {
        try {
            String key = login.get();
            context.meters().loggedIn(Meters.OK);
            return key;
        } catch (FileHostException e) {
            context.meters().loggedIn(Meters.outcome(e));
            throw e;
        }
    }

    private void requireNotRefused(Credentials credentials, CallContext context) {
        LoginRefusal refusal = store.refusals().of(credentials, context);
        if (refusal != null) {
            lastRefusal = refusal;
            throw store.refusals().failure(refusal, context);
        }
    }

    /** @param isOfThisCall whether the login that gave it was made for the call that uses it */
    private record Key(String value, boolean isOfThisCall) {}
}
