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

import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an account's session key is kept: in this process, or in a map that nodes share. While somebody logs in, a
 * {@link LoginMark} takes the key's place. Thread-safe.
 */
public final class SessionStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    private final SharedMap map;
    private final String name;
    private final Refusals refusals;
    private final Duration idleTimeout;
    private final InstantSource clock;
    private volatile Instant lastUse;

    private SessionStore(
            AccountId account, SharedMap map, Refusals refusals, Duration idleTimeout, InstantSource clock) {
        this.map = map;
        this.name = account.storeKey();
        this.refusals = refusals;
        this.idleTimeout = idleTimeout;
        this.clock = clock;
        this.lastUse = clock.instant();
    }

    /**
     * Keeps the key in this process.
     *
     * @param idleTimeout after how long without use the service has certainly dropped a key; null if unknown
     */
    public static SessionStore local(AccountId account, Duration idleTimeout, InstantSource clock) {
        SharedMap map = new SharedMap(new ConcurrentHashMap<>());
        return new SessionStore(account, map, Refusals.local(account, map, clock), idleTimeout, clock);
    }

    /** Keeps the key in a shared map. Its last use is then unknown, because another node may have used it. */
    public static SessionStore shared(AccountId account, ConcurrentMap<String, String> keys, InstantSource clock) {
        SharedMap map = new SharedMap(keys);
        return new SessionStore(account, map, Refusals.shared(account, map, clock), null, clock);
    }

    /** The refused logins of all nodes that share the map. */
    Refusals refusals() {
        return refusals;
    }

    /** The current key; null if there is none, or if it has expired. */
    String get(CallContext context) {
        String key = key(map.get(name, context));
        if (key != null && isIdle()) {
            drop(key, context);
            return key(map.get(name, context));
        }
        return key;
    }

    private static String key(String value) {
        return value == null || LoginMark.read(value) != null ? null : value;
    }

    private boolean isIdle() {
        return idleTimeout != null && Duration.between(lastUse, clock.instant()).compareTo(idleTimeout) >= 0;
    }

    /** Whether there is a key that has not expired and can be read. */
    boolean hasKey() {
        try {
            return key(map.unchecked().get(name)) != null && !isIdle();
        } catch (Throwable e) {
            LOG.debug("The sessionStore failed: {}", e.getClass().getName());
            return false;
        }
    }

    /** The mark of the current login; null if there is none, or if it has expired. */
    LoginMark loggingIn(CallContext context) {
        String value = map.get(name, context);
        LoginMark mark = value == null ? null : LoginMark.read(value);
        return mark == null || mark.isOver(clock.instant()) ? null : mark;
    }

    /**
     * Sets a mark. Only the caller that has set it logs in.
     *
     * @return null if there is a key, or the mark of somebody else
     */
    LoginMark begin(CallContext context) {
        LoginMark mine = LoginMark.at(clock.instant());
        String there = map.putIfAbsent(name, mine.text(), context);
        if (there == null) {
            return mine;
        }
        LoginMark theirs = LoginMark.read(there);
        boolean over = theirs != null && theirs.isOver(clock.instant());
        return over && map.replace(name, there, mine.text(), context) ? mine : null;
    }

    /**
     * Replaces the mark by the key of the login.
     *
     * @return the key to use: another one if the login took so long that somebody else has logged in
     */
    String end(LoginMark mine, String key, CallContext context) {
        used();
        if (map.replace(name, mine.text(), key, context)) {
            return key;
        }
        String theirs = map.putIfAbsent(name, key, context);
        return theirs == null || key(theirs) == null ? key : theirs;
    }

    /** Removes the mark, because there was no login. */
    void giveUp(LoginMark mine) {
        try {
            map.unchecked().remove(name, mine.text());
        } catch (Throwable e) {
            // The mark expires.
            LOG.debug("The sessionStore failed: {}", e.getClass().getName());
        }
    }

    /** Removes a key, unless another one has taken its place. */
    void drop(String key, CallContext context) {
        map.remove(name, key, context);
    }

    /** Removes whatever key there is. */
    boolean drop() {
        try {
            String key = key(map.unchecked().get(name));
            return key != null && map.unchecked().remove(name, key);
        } catch (Throwable e) {
            LOG.debug("The sessionStore failed: {}", e.getClass().getName());
            return false;
        }
    }

    /** Records that the service accepted the key, which restarts its idle time. */
    void used() {
        lastUse = clock.instant();
    }
}
