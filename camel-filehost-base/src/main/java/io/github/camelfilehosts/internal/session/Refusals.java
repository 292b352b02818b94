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
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.internal.http.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logins that the service has refused, by a digest of their credentials. None of the nodes that share the map tries
 * them again. Thread-safe.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** The node that was refused removes its refusal when it stops. For a node that has died, it expires. */
    private static final Duration LIFE_AMONG_NODES = Duration.ofDays(1);

    private final AccountId account;
    private final SharedMap map;
    private final Duration life;
    private final InstantSource clock;
    private final Map<String, KeptRefusal> mine = new ConcurrentHashMap<>();

    private Refusals(AccountId account, SharedMap map, Duration life, InstantSource clock) {
        this.account = account;
        this.map = map;
        this.life = life;
        this.clock = clock;
    }

    /** The refusals of this process only. */
    static Refusals local(AccountId account, SharedMap map, InstantSource clock) {
        return new Refusals(account, map, null, clock);
    }

    static Refusals shared(AccountId account, SharedMap map, InstantSource clock) {
        return new Refusals(account, map, LIFE_AMONG_NODES, clock);
    }

    /** Records that the service has refused these credentials, for a while or for good. */
    LoginRefusal add(Credentials credentials, LoginRefusedException why, CallContext context) {
        Duration pause = why.getRetryAfter();
        LOG.warn("{}. These credentials are not tried {}", why.getMessage(), pause == null ? "again" : "for " + pause);
        Instant until = pause == null ? null : clock.instant().plus(pause);
        LoginRefusal refusal = new LoginRefusal(why.getCode(), why.getFailure().message(), until);
        Instant lifeEnd = life == null ? Instant.MAX : clock.instant().plus(life);
        KeptRefusal kept = KeptRefusal.of(refusal, refusal.until() == null ? lifeEnd : refusal.until());
        String name = account.refusalKey(credentials);
        mine.put(name, kept);
        map.put(name, kept.text(), context);
        return refusal;
    }

    /** Why these credentials are not tried; null if they may be. */
    LoginRefusal of(Credentials credentials, CallContext context) {
        mine.values().removeIf(kept -> kept.isOver(clock.instant()));
        String name = account.refusalKey(credentials);
        String text = map.get(name, context);
        KeptRefusal kept = text == null ? null : KeptRefusal.read(text);
        if (kept == null) {
            return null;
        }
        if (kept.isOver(clock.instant())) {
            map.remove(name, text, context);
            return null;
        }
        return kept.refusal();
    }

    /** The exception for these credentials. */
    AuthenticationFailedException failure(LoginRefusal refusal, CallContext context) {
        boolean forGood = refusal.until() == null;
        String where = life == null ? "" : ", on the node that was refused";
        Failure failure = context.failure("no login is tried, because the service has refused this login ("
                        + context.quote(refusal.message()) + "). "
                        + (forGood
                                ? "Correct the credentials and restart the component" + where
                                : "It is tried again after " + refusal.until()))
                .withCode(refusal.code());
        return new AuthenticationFailedException(
                forGood
                        ? failure
                        : failure.withRetryable(true)
                                .withRetryAfter(Duration.between(clock.instant(), refusal.until())));
    }

    /** Whether there is a valid refusal of this process. */
    boolean hold() {
        return mine.values().stream().anyMatch(kept -> !kept.isOver(clock.instant()));
    }

    /** Removes the refusals of this process for all nodes, because the account is no longer used here. */
    void forget() {
        mine.forEach((name, kept) -> {
            // A refusal that expires soon is kept, because a restart must not shorten it.
            if (kept.refusal().until() == null) {
                forget(name, kept);
            }
        });
        mine.clear();
    }

    private void forget(String name, KeptRefusal kept) {
        try {
            map.unchecked().remove(name, kept.text());
        } catch (Throwable e) {
            LOG.debug("The sessionStore failed: {}", e.getClass().getName());
        }
    }
}
