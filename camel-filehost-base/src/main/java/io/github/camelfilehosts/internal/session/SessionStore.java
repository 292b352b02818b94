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

import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an account's session key is kept: in this process, or in a map that other nodes share. Thread-safe. */
public final class SessionStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    private final ConcurrentMap<String, String> keys;
    private final String name;
    private final Duration idleTimeout;
    private final InstantSource clock;
    private volatile Instant lastUse;

    private SessionStore(ConcurrentMap<String, String> keys, String name, Duration idleTimeout, InstantSource clock) {
        this.keys = keys;
        this.name = name;
        this.idleTimeout = idleTimeout;
        this.clock = clock;
        this.lastUse = clock.instant();
    }

    /**
     * Keeps the key in this process.
     *
     * @param idleTimeout after how long without use the service is certain to have dropped a key; null if that is not
     *     known
     */
    public static SessionStore local(AccountId account, Duration idleTimeout, InstantSource clock) {
        return new SessionStore(new ConcurrentHashMap<>(), account.storeKey(), idleTimeout, clock);
    }

    /** Keeps the key in a shared map. When it was last used is unknown then: another node may have used it. */
    public static SessionStore shared(AccountId account, ConcurrentMap<String, String> map, InstantSource clock) {
        return new SessionStore(map, account.storeKey(), null, clock);
    }

    /** The current key; null if there is none, or none that can still be alive. */
    String get(CallContext context) {
        String key = ask(() -> keys.get(name), context);
        if (key != null && isIdle()) {
            drop(key, context);
            return ask(() -> keys.get(name), context);
        }
        return key;
    }

    private boolean isIdle() {
        return idleTimeout != null && Duration.between(lastUse, clock.instant()).compareTo(idleTimeout) >= 0;
    }

    /** Whether there is a key that can still be alive, and can be had. */
    boolean hasKey() {
        try {
            return keys.containsKey(name) && !isIdle();
        } catch (Throwable e) {
            LOG.debug("The sessionStore does not answer: {}", e.getClass().getName());
            return false;
        }
    }

    void put(String key, CallContext context) {
        used();
        ask(() -> keys.put(name, key), context);
    }

    /** Removes a key, unless another one has taken its place. */
    void drop(String key, CallContext context) {
        ask(() -> keys.remove(name, key), context);
    }

    /** The service took the key: its life begins anew. */
    void used() {
        lastUse = clock.instant();
    }

    /**
     * A map that other nodes share may be out of reach, and throw anything. Its own message is left out: it may quote
     * the key.
     */
    private static <T> T ask(Supplier<T> question, CallContext context) {
        try {
            return question.get();
        } catch (Throwable e) {
            throw new TemporaryFailureException(context.failure(
                    "the sessionStore failed with " + e.getClass().getName()
                            + ". Check the cluster that the map lives in",
                    e));
        }
    }
}
