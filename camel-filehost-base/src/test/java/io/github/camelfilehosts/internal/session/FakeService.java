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
import io.github.camelfilehosts.test.Secrets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A service with sessions: knows which keys are good, and counts logins and calls. */
final class FakeService implements Login {

    static final String PASSWORD = secret("password");
    static final Failure FAILURE = Failure.of("host", "operation", "said no");

    final AtomicInteger logins = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger rejections = new AtomicInteger();
    final Set<String> goodKeys = ConcurrentHashMap.newKeySet();

    volatile Credentials credentials = new Credentials("me", PASSWORD, null);
    volatile boolean possible = true;
    volatile Function<Credentials, String> onLogin = c -> newKey();

    @Override
    public boolean isPossible() {
        return possible;
    }

    @Override
    public String options() {
        return "login and password";
    }

    @Override
    public Credentials credentials() {
        if (!possible) {
            throw new AuthenticationFailedException(FAILURE.withMessage("there are no credentials"));
        }
        return credentials;
    }

    @Override
    public String logIn(Credentials given, CallContext context) {
        logins.incrementAndGet();
        return onLogin.apply(given);
    }

    /** A key or password of this name, marked as what must not be logged. */
    static String secret(String name) {
        return name + Secrets.MARK;
    }

    String newKey() {
        String key = secret("key" + logins.get());
        goodKeys.add(key);
        return key;
    }

    /** An API call; its result tells the key's name, not the key. */
    String call(String key) {
        calls.incrementAndGet();
        if (!goodKeys.contains(key)) {
            rejections.incrementAndGet();
            throw new SessionRejectedException(FAILURE.withCode(710));
        }
        return "done with " + key.replace(Secrets.MARK, "");
    }
}
